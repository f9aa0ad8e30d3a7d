import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../lib/search/steps';
import { typoDistance } from '../../lib/search/typo-distance';
import { WordIndex } from '../../lib/search/word-index';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), minLength: 1, maxLength: 6 });
const lists = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 12 });

test('whole words and beginnings are found where they stand, before and after storing', () => {
  fc.assert(
    fc.property(lists, word, (records, wanted) => {
      const built = finish(WordIndex.steps(records));
      const stored = new WordIndex({ ...built.stored });
      for (const index of [built, stored]) {
        const having = records.flatMap((words, number) => (words.includes(wanted) ? [number] : []));
        expect(index.recordsOf(wanted)).toEqual(having);
        const begun = new Map<string, readonly number[]>();
        index.eachWithPrefix(wanted, (one, numbers) => begun.set(one, numbers()));
        const words = new Set(records.flat().filter(one => one.startsWith(wanted)));
        expect([...begun.keys()].sort()).toEqual([...words].sort());
        for (const [one, numbers] of begun) expect(numbers).toEqual(index.recordsOf(one));
      }
    }),
  );
});

test('words with typing errors are those that the distance says', () => {
  fc.assert(
    fc.property(lists, word, fc.constantFrom(1, 2), fc.boolean(), (records, wanted, most, withBeginnings) => {
      const found = new Map<string, boolean>();
      finish(WordIndex.steps(records)).eachWithTypos(
        wanted,
        { most, withBeginnings },
        (one, _numbers, _errors, isWhole) => found.set(one, isWhole),
      );
      const expected = new Map<string, boolean>();
      for (const one of records.flat()) {
        const { whole, prefix } = typoDistance(wanted, one, 9);
        // A beginning with an error is only asked of words that are as long as what was typed, an error aside.
        const isBegun = withBeginnings && prefix <= 1 && one.length >= wanted.length - most;
        if (whole <= most) expected.set(one, true);
        else if (isBegun) expected.set(one, false);
      }
      expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
    }),
  );
});

test.each([
  ['mimikatz', 'mimikatz', 0],
  ['mimikaz', 'mimikatz', 1],
  ['mimiaktz', 'mimikatz', 1],
  ['nimikatzz', 'mimikatz', 2],
  ['', 'abc', 3],
])('between %s and %s are %i errors', (typed, meant, errors) => {
  expect(typoDistance(typed, meant, 9).whole).toBe(errors);
});

test('a beginning is as far as its nearest end', () => {
  expect(typoDistance('powreshe', 'powershell', 2)).toEqual({ whole: 3, prefix: 1 });
});
