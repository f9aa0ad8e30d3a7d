import { Candidates } from './candidates';
import { passes } from './filters';
import type { Hit, SearchOptions, SearchResult } from './hit';
import { nearestIds, nearestNames } from './nearest';
import { present } from './present';
import type { SearchIndex } from './search-index';
import { type Understood, understand } from './understand';
import { addNamed, searchWords } from './word-search';
import { isEmptyWord, plainWords } from './words';

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
  if (candidates.size > 0 && (candidates.hasAll || understood.unknownIds.length === 0)) {
    return { ...take(index, candidates, options.limit), isNearest: !candidates.hasAll, isGuess: false, understood };
  }
  const nearest = new Candidates(index, () => true, options);
  if (filters.length > 0 && !isEmpty) addAsked(index, nearest, understood);
  // Words beside an id that was never published say more than what looks like the id.
  if (understood.unknownIds.length > 0) addBeside(index, nearest, understood);
  const isGuess = nearest.size === 0;
  if (isGuess) addNearest(index, nearest, understood);
  const found = take(index, nearest, options.limit);
  return { ...found, isNearest: nearest.size > 0, isGuess: isGuess && nearest.size > 0, understood };
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

/** What has all the words that stand beside ids that were never published, in its names: prose names nothing. */
function addBeside(index: SearchIndex, candidates: Candidates, { unknownIds, words, text }: Understood): void {
  const ids = new Set(unknownIds.flatMap(id => plainWords(id)));
  const others = words.filter(word => !ids.has(word) && !isEmptyWord(word));
  if (others.length === 0 || others.length > MOST_WORDS_BESIDE_AN_ID) return;
  const beside = new Candidates(index, () => true, {});
  searchWords(index, beside, { words: others, text: others.join(' ') });
  const [best] = beside.best(1).best;
  const isNamed = best !== undefined && best.tier !== 'text' && best.tier !== 'typo';
  if (beside.hasAll && isNamed) searchWords(index, candidates, { words: others, text });
}

/** What is like ids that were never published, like words that no name has, or what the words of an address say. */
function addNearest(index: SearchIndex, candidates: Candidates, understood: Understood): void {
  const { unknownIds, idPrefix, url, words } = understood;
  if (url !== undefined) {
    const text = url.replace(/^\w+:\/\/[^/]*/, ' ');
    searchWords(index, candidates, { words: plainWords(text), text });
    return;
  }
  const ids = idPrefix === undefined ? unknownIds : [idPrefix];
  const published = ids.length === 0 ? [] : Array.from(index.byId.keys());
  for (const wanted of ids) {
    if (!/\d{4}/.test(wanted)) continue;
    for (const { id, nearness } of nearestIds(published, wanted)) {
      const number = index.byId.get(id);
      if (number !== undefined) candidates.addNear(number, { by: 'near-id', nearness });
    }
  }
  if (ids.length > 0) return;
  for (const { number, name, letters } of nearestNames(index, words)) {
    candidates.addNear(number, { by: 'near-name', name, letters });
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
