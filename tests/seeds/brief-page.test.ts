import { expect, test } from 'vitest';
import { renderBriefPage } from '../../seeds/brief-page';
import { brief, seedsOf, tacticFact, techniqueFact } from '../fixtures/seed-builders';

const PAGE = renderBriefPage(
  seedsOf({
    objects: [
      tacticFact('TA0002', { name: 'Second', column: 1 }),
      tacticFact('TA0001', { name: 'First', column: 0 }),
      tacticFact('TA0003', { status: 'deprecated' }),
      tacticFact('TA0101', { name: 'Plant', domains: ['ics'] }),
      techniqueFact('T1001', { tactics: ['TA0001', 'TA0002'] }),
      techniqueFact('T1002', { tactics: ['TA0001'] }),
      techniqueFact('T1003', { tactics: ['TA0001'] }),
      techniqueFact('T1004', { tactics: ['TA0001'], status: 'revoked' }),
      techniqueFact('T0801', { tactics: ['TA0101'], domains: ['ics'] }),
    ],
    briefs: {
      T1001: { ...brief(), reviewed: '2026-01-31' },
      T1002: brief('behaviour behavior'),
      T0801: { ...brief(), reviewed: '2026-02-01' },
    },
  }),
);

/** The cells of the row that begins with a word. */
const row = (start: string) =>
  PAGE.split('\n')
    .find(line => line.startsWith(`| ${start}`))
    ?.split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

test('counts techniques, briefs, reviews and words by domain', () => {
  expect(row('Enterprise')).toEqual(['Enterprise', '3', '2', '1', '2026-01-31', '52.5', '52.5', '12.0']);
  expect(row('Mobile')).toEqual(['Mobile', '0', '0', '0', '–', '–', '–', '–']);
  expect(row('Together')).toEqual(['Together', '4', '3', '2', '2026-02-01', '46.7', '46.7', '10.7']);
});

test('shows each active tactic in the order of the matrix, with a bar that is full only when all is done', () => {
  expect(row('First')).toEqual(['First (TA0001)', '2 of 3', '`██████▒▒▒▒▒▒▒░░░░░░░`']);
  expect(row('Second')).toEqual(['Second (TA0002)', '1 of 1', '`████████████████████`']);
  expect(row('Plant')).toEqual(['Plant (TA0101)', '1 of 1', '`████████████████████`']);
  expect(PAGE.indexOf('First (')).toBeLessThan(PAGE.indexOf('Second ('));
  expect(PAGE).not.toContain('TA0003');
});

test('lists what is still to be done', () => {
  expect(PAGE).toContain('## Without a brief\n\n1: T1003\n');
  expect(PAGE).toContain('## Not reviewed\n\n1: T1002\n');
});

test('tells which words are spelled both ways', () => {
  expect(row('behaviour')).toEqual(['behaviour…', '78', 'behavior…', '78']);
});

test('says so when nothing is left', () => {
  const page = renderBriefPage(
    seedsOf({ objects: [techniqueFact('T1001')], briefs: { T1001: { ...brief(), reviewed: '2026-01-31' } } }),
  );
  expect(page.match(/^None\.$/gm)).toHaveLength(3);
});
