import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packIds, unpackIds } from '../../lib/attack/known-ids';

const id = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999 }))
  .map(([parent, sub]) => `T${String(parent).padStart(4, '0')}${sub ? `.${String(sub).padStart(3, '0')}` : ''}`);

test('every packed id comes back with its liveness, and no other', () => {
  fc.assert(
    fc.property(fc.dictionary(id, fc.constantFrom('live' as const, 'stale' as const)), ids => {
      const expected = new Map(Object.entries(ids));
      expect(new Map(unpackIds(packIds(expected)))).toEqual(expected);
    }),
  );
});

test('a family is one run', () => {
  const family = ['T1204', 'T1204.001', 'T1204.002', 'T1204.003'].map(id => [id, 'live'] as const);
  expect(packIds(family).live.split(' ')).toHaveLength(1);
});

test('refuses what is not a technique id', () => {
  expect(() => packIds([['TA0001', 'live']])).toThrow(RangeError);
});
