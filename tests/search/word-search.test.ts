import { expect, test } from 'vitest';
import { Candidates } from '../../lib/search/candidates';
import { searchWords } from '../../lib/search/word-search';
import { plainWords } from '../../lib/search/words';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
/** As many as are in sight. */
const SEEN = 15;

function found(text: string, mostScored?: number) {
  const candidates = new Candidates(index, () => true, {});
  searchWords(index, candidates, { words: plainWords(text), text }, mostScored);
  const { best, total } = candidates.best(SEEN);
  return { ids: best.map(({ id }) => id), total, scored: candidates.size };
}

const LETTERS = 'abcdefghijklmnoprstuvwx'.split('');
const beginnings = LETTERS.flatMap(first => 'aeioulr'.split('').map(second => first + second));
const queries = [...beginnings, 'service', 'data', 'remote access', 'windows command', 'credentials', 'net', 'sys'];

test('of hundreds of records only the promising ones are scored, all are counted, and those in sight are the same', () => {
  const capped = queries.filter(query => found(query).scored < found(query, Number.POSITIVE_INFINITY).scored);
  expect(capped.length).toBeGreaterThan(20);
  const others = capped.filter(query => {
    const [some, all] = [found(query), found(query, Number.POSITIVE_INFINITY)];
    // The first ten are what is read; behind them one may be in another's place.
    return some.ids[0] !== all.ids[0] || all.ids.slice(0, 10).some(id => !some.ids.includes(id));
  });
  expect(others).toEqual([]);
  for (const query of capped)
    expect(found(query).total).toBeGreaterThanOrEqual(found(query, Number.POSITIVE_INFINITY).total);
});

test.each([
  ['volume shdow copy', 'volume shadow copy'],
  ['shdow copy volume', 'volume shadow copy'],
  ['wevtutl clear log', 'wevtutil clear log'],
])('a typing error in a word that only texts have (%s) finds what it finds without', (mistyped, right) => {
  expect(found(mistyped).ids).toEqual(found(right).ids);
});
