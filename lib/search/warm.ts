import { search } from './search';
import type { SearchIndex } from './search-index';
import type { Steps } from './steps';

/** One for each way through the search: short beginnings, slips in names and texts, several words, filters, ids. */
const PRACTICE = ['co', 'credental dumpnig', 'platform:windows lateral mov', 'scheduled taks', 'T105', 'qqqqqq'];

/**
 * Does what the first searches would otherwise have to do: a cold key takes ten times as long as the same one later.
 * First what every query goes through, from which the browser also learns what to compile; then all names are taken
 * apart, which takes longest and of which a query needs some.
 */
export function* warm(index: SearchIndex): Steps<void> {
  for (const words of [index.names, index.texts]) {
    words.warm();
    yield;
  }
  for (const query of PRACTICE) {
    search(index, query);
    yield;
  }
  for (const [number, { kind }] of index.records.entries()) {
    if (kind === 'analytic') continue;
    index.namesOf(number);
    yield;
  }
}
