import { expect, test } from 'vitest';
import { parseOlderTactics, withFormerName } from '../../seeds/former-names';
import { tacticFact } from '../fixtures/seed-builders';

const OLDER = parseOlderTactics({
  tactics: {
    columns: ['id', 'name', 'shortname', 'domain', 'status'],
    rows: [
      ['TA0005', 'Defense Evasion', 'defense-evasion', 'enterprise', 'active'],
      ['TA0002', 'Execution', 'execution', 'enterprise', 'active'],
    ],
  },
});

test('a tactic that was renamed knows its name before, and until when', () => {
  const stealth = tacticFact('TA0005', { name: 'Stealth' });
  expect(withFormerName(stealth, OLDER)).toEqual({
    ...stealth,
    formerName: { name: 'Defense Evasion', shortname: 'defense-evasion', release: '19.0', until: '2026-04' },
  });
});

test.each([
  ['kept its name', tacticFact('TA0002', { name: 'Execution' })],
  ['is new', tacticFact('TA0112', { name: 'Defense Impairment' })],
])('a tactic that %s stays as it is', (_, tactic) => {
  expect(withFormerName(tactic, OLDER)).toBe(tactic);
});

test.each([{}, { tactics: { columns: ['id'], rows: [['TA0001']] } }, null])('malformed data is named: %j', json => {
  const told = expect.objectContaining({ code: 'bad-seed', message: expect.stringContaining('attack-18.1.json') });
  expect(() => parseOlderTactics(json)).toThrow(told);
});
