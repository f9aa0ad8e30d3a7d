import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Brief } from '../../lib/attack/brief';
import { LIKENESS_LIMIT, likenesses } from '../../seeds/brief-similarity';
import { bodyOf, shinglesOf, wordsOf } from '../../seeds/brief-text';
import { brief } from '../fixtures/seed-builders';

const say = (description: string, detection = ''): Brief => ({ ...brief(), description, detection });

test('two briefs with one text are wholly alike, two without a run in common are no pair', () => {
  const briefs = new Map([
    ['T1001', say('a service is told to stop')],
    ['T1002', say('a service is told to stop')],
    ['T1003', say('nothing here stands there')],
  ]);
  expect(likenesses(briefs)).toEqual([{ one: 'T1001', other: 'T1002', likeness: 1 }]);
});

test('the most alike come first, parents with their children too', () => {
  const briefs = new Map([
    ['T1001', say('one two three four five six')],
    ['T1001.001', say('one two three four five seven')],
    ['T1002', say('one two three eight nine ten')],
  ]);
  expect(likenesses(briefs).map(({ one, other }) => `${one} ${other}`)).toEqual([
    'T1001 T1001.001',
    'T1001 T1002',
    'T1001.001 T1002',
  ]);
});

test('the hunt does not count: what it needs is said alike', () => {
  const hunt = 'needs process creation with command lines';
  const briefs = new Map([
    ['T1001', { ...say('one two three'), hunt }],
    ['T1002', { ...say('four five six'), hunt }],
  ]);
  expect(likenesses(briefs)).toEqual([]);
});

test('a detection taken over is above the limit', () => {
  const words = (from: number) => Array.from({ length: 60 }, (_, index) => `w${from + index}`).join(' ');
  const briefs = new Map([
    ['T1001', say(words(0), words(100))],
    ['T1002', say(words(200), words(100))],
  ]);
  expect(likenesses(briefs)[0]?.likeness).toBeGreaterThan(LIKENESS_LIMIT);
});

test('agrees with the Jaccard index taken pair by pair', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 3, maxLength: 12 })
    .map(words => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), texts => {
      const briefs = new Map(texts.map((one, index) => [`T100${index}`, say(one)]));
      const runs = texts.map(one => shinglesOf(wordsOf(bodyOf(say(one))), 3));
      const expected = runs.flatMap((right, at) =>
        runs.slice(0, at).flatMap((left, index) => {
          const shared = [...right].filter(run => left.has(run)).length;
          return shared === 0 ? [] : [[`T100${index} T100${at}`, shared / (left.size + right.size - shared)] as const];
        }),
      );
      const found = likenesses(briefs).map(({ one, other, likeness }) => [`${one} ${other}`, likeness] as const);
      expect(new Map(found)).toEqual(new Map(expected));
    }),
  );
});
