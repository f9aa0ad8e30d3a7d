import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTechniqueIds } from '../../lib/attack/mentions';

const ids = (text: string) => findTechniqueIds(text).map(match => match.id);

describe('finds', () => {
  test.each([
    ['a bare technique', 'T1059', ['T1059']],
    ['a sub-technique', 'T1059.001', ['T1059.001']],
    ['an id at the end of a sentence', 'It used T1190.', ['T1190']],
    ['a sub-technique at the end of a sentence', 'It used T1059.001.', ['T1059.001']],
    ['an id before a full stop and a new sentence', 'T1204. Then', ['T1204']],
    ['ids in brackets', '[T1133] (T1190), {T1486}', ['T1133', 'T1190', 'T1486']],
    [
      'an id before a colon, comma, quote or dash',
      'T1204: T1203, "T1202" T1201–',
      ['T1204', 'T1203', 'T1202', 'T1201'],
    ],
    ['the slash form', 'techniques/T1059/001', ['T1059.001']],
    ['a trailing slash', '/techniques/T1059/001/', ['T1059.001']],
    ['ids parted by a slash', 'T1059/T1105', ['T1059', 'T1105']],
    ['lower case', 't1059.001 and t1105', ['T1059.001', 'T1105']],
    ['a tag as Sigma writes it', 'attack.t1059.001', ['T1059.001']],
    ['an id between underscores', '_T1059_', ['T1059']],
    ['an id that Chinese or Japanese letters touch', '攻撃者はT1059.001を使用', ['T1059.001']],
    ['an id in Arabic text', 'استخدم T1566 في', ['T1566']],
    ['what only looks like an id, for the catalogue to judge', 'T9999', ['T9999']],
  ])('%s', (_, text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});

describe('finds nothing in', () => {
  test.each([
    ['a longer word', 'GT1030 AT1059 T1059x ÄT1059'],
    ['a longer number', 'T12045 T10590'],
    ['a malformed sub-technique', 'T1204.0021 T1059.01 T1059.5'],
    ['a longer path number', 'T1059/0012'],
    ['a tactic', 'TA0002'],
    ['an activity cluster', 'UNC2452'],
    ['an ATLAS technique', 'AML.T0051 aml.t0834'],
    ['full-width digits touching it', '１T1059'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(ids(text)).toEqual([]);
  });
});

test('every match is the place in the text that it claims to be', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('T1059', 't1105', '.001', '/002', '.', 'T', 'AML.', '_', '😀', '攻'),
  );
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('');
      let last = 0;
      for (const { id, start, end } of findTechniqueIds(text)) {
        expect(text.slice(start, end).toUpperCase().replace('/', '.')).toBe(id);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});
