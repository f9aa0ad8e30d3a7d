import { expect, test } from 'vitest';
import { search } from '../../lib/search/search';
import { FRESH_QUERIES } from './fresh-queries';
import { QUERIES } from './queries';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
const first = (query: string) => search(index, query, { limit: 1 }).hits[0]?.id ?? 'nothing';

test.each([
  ['that the ranking was tuned by', QUERIES],
  ['that came later', FRESH_QUERIES],
])('at least 97 of 100 queries %s find first what is meant', (_, table) => {
  const rows = Object.values(table).flat();
  const missed = rows.filter(([query, meant]) => first(query) !== meant);
  const told = missed.map(([query, meant]) => `${query} → ${first(query)}, meant ${meant}`);
  expect(1 - missed.length / rows.length, told.join('\n')).toBeGreaterThanOrEqual(0.97);
});
