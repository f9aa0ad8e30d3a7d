import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packIds, unpackIds } from '../../lib/attack/known-ids';

const padded = (number: number, length: number) => String(number).padStart(length, '0');
const technique = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 25 }))
  .map(([parent, sub]) => `T${padded(parent, 4)}${sub ? `.${padded(sub, 3)}` : ''}`);
const other = fc
  .tuple(fc.constantFrom('TA', 'G', 'S', 'C', 'M', 'DS', 'DC', 'DET', 'AN'), fc.integer({ min: 0, max: 9999 }))
  .map(([prefix, number]) => prefix + padded(number, 4));

test('every packed id comes back with its liveness, and no other', () => {
  const ids = fc.dictionary(fc.oneof(technique, other), fc.constantFrom('live' as const, 'stale' as const));
  fc.assert(
    fc.property(ids, given => {
      const expected = new Map(Object.entries(given));
      expect(new Map(unpackIds(packIds(expected)))).toEqual(expected);
    }),
  );
});

test('a family is one character, and neighbouring ids of another kind are one run', () => {
  const ids = ['T1204', 'T1204.001', 'T1204.002', 'T1205', 'G0001', 'G0002', 'G0003'];
  const { first, families, odd, runs } = packIds(ids.map(id => [id, 'live'] as const));
  expect({ first, families, odd, runs }).toEqual({ first: 1204, families: 'ca', odd: '', runs: { G: ['1+2', ''] } });
});

test('a stale child of a live parent, a gap and a number never given are kept apart', () => {
  const ids = [
    ['T1204', 'live'],
    ['T1204.001', 'stale'],
    ['T1204.003', 'live'],
    ['T1206', 'stale'],
  ] as const;
  const packed = packIds(ids);
  expect(packed).toMatchObject({ families: 'd-A', odd: '1204.001 1204.002!' });
  expect([...unpackIds(packed)].sort()).toEqual(ids.map(entry => [...entry]));
});

test.each(['X', 'T12', 'G0016.001', 'T1204.1', 'T1204.026', 't1204'])('refuses %s, which is not an id', id => {
  expect(() => packIds([[id, 'live']])).toThrow(RangeError);
});
