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
    fc.property(ids, fc.array(fc.oneof(technique, other)), (given, others) => {
      const expected = new Map(Object.entries(given));
      const livenessOf = unpackIds(packIds(expected));
      const asked = [...expected.keys(), ...others];
      expect(asked.map(id => [id, livenessOf(id)])).toEqual(asked.map(id => [id, expected.get(id)]));
    }),
  );
});

test('a family is one character, and four of a kind in a row are a number', () => {
  const ids = [
    'T1204',
    'T1204.001',
    'T1204.002',
    'T1205',
    'G0001',
    'G0002',
    'G0003',
    'G0006',
    'G0007',
    'G0008',
    'G0009',
  ];
  const packed = packIds(ids.map(id => [id, 'live'] as const));
  expect(packed).toEqual({ families: { T: '-1204ca', G: '-aaa--a4' }, odd: '' });
});

test('a stale child of a live parent, a gap and a number never given are kept apart', () => {
  const ids = [
    ['T1204', 'live'],
    ['T1204.001', 'stale'],
    ['T1204.003', 'live'],
    ['T1206', 'stale'],
  ] as const;
  const packed = packIds(ids);
  expect(packed).toEqual({ families: { T: '-1204d-A' }, odd: 'T1204.001 T1204.002!' });
  const livenessOf = unpackIds(packed);
  expect(ids.map(([id]) => [id, livenessOf(id)])).toEqual(ids);
  expect(['T1204.002', 'T1204.004', 'T1205', 'T1206.001', 'T1207', 'T1203'].map(livenessOf)).toEqual(
    Array(6).fill(undefined),
  );
});

test.each(['', 'T', 'T12040', 'X1204', 'G1204', 'T1204.0', 'T1204.000', 't1204'])('knows no %j', id => {
  expect(unpackIds(packIds([['T1204', 'live']]))(id)).toBeUndefined();
});
