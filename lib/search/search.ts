import { Candidates } from './candidates';
import { passes } from './filters';
import type { Hit, SearchOptions, SearchResult } from './hit';
import { present } from './present';
import type { SearchIndex } from './search-index';
import { type Understood, understand } from './understand';
import { addNamed, searchWords } from './word-search';
import { plainWords } from './words';

const DEFAULT_LIMIT = 20;
/** Beside an id, so many words are a search of their own; more are the text that it was pasted with. */
const MOST_WORDS_BESIDE_AN_ID = 6;

/**
 * Answers a query, whatever is typed or pasted: ids in any spelling, beginnings of ids, several at once, addresses of
 * attack.mitre.org, names, further names and words in any order, with `tactic:`, `platform:`, `actor:`, `domain:` and
 * `kind:` to narrow it. The order is `compareRank`'s. Never throws.
 */
export function search(index: SearchIndex, query: string, options: SearchOptions = {}): SearchResult {
  const understood = understand(index, query);
  const { ids, idPrefix, words, filters } = understood;
  const isEmpty =
    ids.length === 0 && understood.unknownIds.length === 0 && idPrefix === undefined && words.length === 0;
  const candidates = new Candidates(index, record => passes(record, filters), options);
  if (isEmpty && filters.length > 0) candidates.addAll('filter');
  else if (isEmpty && understood.url === undefined) addPageAndOpened(index, candidates, options);
  // Some names have an id in them: `Detection Strategy for T1542 Pre-OS Boot`.
  if (ids.length > 0 && words.length > 0) addNamed(index, candidates, query);
  addAsked(index, candidates, understood);
  if (candidates.size > 0) {
    return { ...take(index, candidates, options.limit), isNearest: !candidates.hasAll, understood };
  }
  const nearest = new Candidates(index, () => true, options);
  if (filters.length > 0 && !isEmpty) addAsked(index, nearest, understood);
  if (nearest.size === 0) addNearest(index, nearest, understood);
  return { ...take(index, nearest, options.limit), isNearest: nearest.size > 0, understood };
}

function addAsked(index: SearchIndex, candidates: Candidates, understood: Understood): void {
  const { ids, idPrefix, words } = understood;
  for (const [place, id] of ids.entries()) candidates.addId(id, place);
  if (idPrefix !== undefined) candidates.addIdPrefix(idPrefix);
  if (ids.length === 0 || (ids.length === 1 && words.length <= MOST_WORDS_BESIDE_AN_ID)) {
    searchWords(index, candidates, wordsToSearch(understood));
  }
}

/** The beginning of an id can also be one of a name (`TA505`). */
function wordsToSearch({ idPrefix, ids, words, text }: Understood): { words: readonly string[]; text: string } {
  if (idPrefix === undefined || ids.length > 0) return { words, text };
  return { words: [idPrefix.toLowerCase()], text: idPrefix };
}

function addPageAndOpened(index: SearchIndex, candidates: Candidates, { pageIds = [], opened }: SearchOptions): void {
  for (const [place, id] of pageIds.entries()) candidates.addId(id, place, 'page');
  for (const [place, key] of Array.from(opened?.keys() ?? []).entries()) {
    const number = index.byId.get(key.slice(key.indexOf(':') + 1));
    if (number !== undefined) candidates.add(number, { by: 'opened' }, { place: pageIds.length + place });
  }
}

/** For an id that was never published the ids that begin alike; for any other address what its words say. */
function addNearest(index: SearchIndex, candidates: Candidates, { unknownIds, idPrefix, url }: Understood): void {
  for (const id of idPrefix === undefined ? unknownIds : [idPrefix]) {
    for (let prefix = id.slice(0, -1); candidates.size === 0 && /\d/.test(prefix); prefix = prefix.slice(0, -1)) {
      candidates.addIdPrefix(prefix);
    }
  }
  if (url !== undefined && candidates.size === 0) {
    const text = url.replace(/^\w+:\/\/[^/]*/, ' ');
    searchWords(index, candidates, { words: plainWords(text), text });
  }
}

function take(index: SearchIndex, candidates: Candidates, limit = DEFAULT_LIMIT): Pick<SearchResult, 'hits' | 'total'> {
  const { best, total } = candidates.best(limit);
  const hits = best.flatMap((candidate): Hit[] => {
    const record = index.records[candidate.number];
    return record ? [present(index, record, candidate)] : [];
  });
  return { hits, total };
}
