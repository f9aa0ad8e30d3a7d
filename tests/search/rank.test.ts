import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../lib/attack/kinds';
import { compareRank, type Ranked, TIERS } from '../../lib/search/rank';

const plain: Ranked = {
  kind: 'technique',
  id: 'T1001',
  isSub: false,
  liveness: 'live',
  domains: ['enterprise'],
  tier: 'name',
  coverage: 1,
  score: 1,
  place: 0,
  opened: 0,
};
const ranked = (parts: Partial<Ranked>): Ranked => ({ ...plain, ...parts });

describe('comes first', () => {
  test.each<[string, Partial<Ranked>, Partial<Ranked>]>([
    ['what has all words, whatever its tier', { tier: 'typo' }, { tier: 'exact', coverage: 0.5 }],
    ['the id before its beginning', { tier: 'id', score: 0 }, { tier: 'id-prefix' }],
    ['the beginning of an id before a whole name', { tier: 'id-prefix', score: 0 }, { tier: 'exact' }],
    ['a whole name before words of a name', { tier: 'exact', score: 0 }, { tier: 'name' }],
    ['words of a name before those of an alias', { tier: 'name', score: 0 }, { tier: 'alias' }],
    ['an alias before our texts', { tier: 'alias', score: 0 }, { tier: 'text' }],
    ['our texts before a typing error', { tier: 'text', score: 0 }, { tier: 'typo' }],
    ['a better tier that is revoked', { tier: 'exact', liveness: 'stale' }, { tier: 'name' }],
    ['of several ids the one written first', { tier: 'id', place: 0, score: 0 }, { tier: 'id', place: 1 }],
    ['live before revoked', { score: 0 }, { liveness: 'stale' }],
    ['the better score', { isSub: true, id: 'T1002', score: 1.1 }, {}],
    ['a parent before a sub-technique', { id: 'T1009' }, { isSub: true }],
    ['of equals the one that was opened', { id: 'T1009', opened: 1 }, {}],
    ['a technique before a software', { id: 'T1009' }, { kind: 'software' }],
    ['enterprise before mobile', { id: 'T1009' }, { domains: ['mobile'] }],
    ['the smaller id', {}, { id: 'T1002' }],
  ])('%s', (_, before, after) => {
    expect(compareRank(ranked(before), ranked(after))).toBeLessThan(0);
    expect(compareRank(ranked(after), ranked(before))).toBeGreaterThan(0);
  });
});

test('what was opened a thousand times passes neighbours, not what is much better', () => {
  const often = ranked({ opened: 1000, score: 1 });
  expect(compareRank(often, ranked({ score: 1.1 }))).toBeLessThan(0);
  expect(compareRank(often, ranked({ score: 1.5 }))).toBeGreaterThan(0);
});

const anyRanked = fc.record<Ranked>({
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom('T1001', 'T1002', 'S0001'),
  isSub: fc.boolean(),
  liveness: fc.constantFrom('live', 'stale'),
  domains: fc.constantFrom(['enterprise'], ['mobile', 'ics'], ['ics']),
  tier: fc.constantFrom(...TIERS),
  coverage: fc.constantFrom(1, 0.5),
  score: fc.constantFrom(0, 1, 1.1),
  place: fc.constantFrom(0, 1),
  opened: fc.constantFrom(0, 1, 5),
});

test('it is an order: antisymmetric and transitive', () => {
  fc.assert(
    fc.property(anyRanked, anyRanked, anyRanked, (a, b, c) => {
      expect(Math.sign(compareRank(a, b))).toBe(-Math.sign(compareRank(b, a)) || 0);
      if (compareRank(a, b) <= 0 && compareRank(b, c) <= 0) expect(compareRank(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
