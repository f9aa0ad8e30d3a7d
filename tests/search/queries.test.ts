import { expect, test } from 'vitest';
import { search } from '../../lib/search/search';
import { QUERIES } from './queries';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
const rows = Object.values(QUERIES).flat();
const first = (query: string) => search(index, query, { limit: 1 }).hits[0]?.id ?? 'nothing';

test('at least 97 of 100 queries find first what is meant', () => {
  const missed = rows.filter(([query, meant]) => first(query) !== meant);
  const told = missed.map(([query, meant]) => `${query} → ${first(query)}, meant ${meant}`);
  expect(1 - missed.length / rows.length, told.join('\n')).toBeGreaterThanOrEqual(0.97);
});
