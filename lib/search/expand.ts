import type { SearchIndex } from './search-index';
import { stem } from './words';

/** How well a word of the index fits a word of the query, from 0 to 1, and whether only with a typing error. */
export interface Fit {
  readonly weight: number;
  readonly isTypo: boolean;
}

/** A word of the query, or two neighbours written together, with everything in the index that it may mean. */
export interface Expansion {
  readonly text: string;
  /** The words of the query that it stands for: the first one, and how many. */
  readonly first: number;
  readonly count: number;
  /** Words of names that it may mean. */
  readonly words: Map<string, Fit>;
  /** Numbers of the records that have one of them in a name. */
  readonly records: Set<number>;
  /** Records whose text has it, with the weight of the best word. */
  readonly texts: Map<number, number>;
}

const EXACT = 1;
const PLURAL = 0.97;
/** A beginning is worth more the more of the word it is. */
const PREFIX_LEAST = 0.5;
const PREFIX_MORE = 0.4;
const STEM = 0.5;
/** With one error, with two, and with one in the beginning of a longer word. */
const TYPO = [0, 0.45, 0.3];
const PREFIX_TYPO = 0.2;

/** Shorter words with an error are other words. */
const LEAST_TYPO_LENGTH = 4;
const LEAST_TWO_TYPOS = 8;
const LEAST_PREFIX_TYPO = 6;
/** Shorter beginnings are in every text. */
const LEAST_TEXT_LENGTH = 3;

/** Expands the words of a query; `withTypos` also those that names have as written. */
export function expand(index: SearchIndex, words: readonly string[], withTypos: boolean): Expansion[] {
  const single = words.map((text, first) => expandOne(index, { text, first, count: 1 }, withTypos));
  const joined = words.slice(1).map((next, first) => {
    const text = `${words[first]}${next}`;
    return expandOne(index, { text, first, count: 2 }, withTypos && text.length >= LEAST_TWO_TYPOS);
  });
  return [...single, ...joined.filter(({ records }) => records.size > 0)];
}

function expandOne(
  index: SearchIndex,
  query: Pick<Expansion, 'text' | 'first' | 'count'>,
  withTypos: boolean,
): Expansion {
  const { text, count } = query;
  const expansion: Expansion = { ...query, words: new Map(), records: new Set(), texts: new Map() };
  const stemmed = count === 1 ? stem(text) : text;
  index.names.eachWithPrefix(stemmed, (word, records) => {
    const weight = weigh(text, stemmed, word);
    if (weight > 0) note(expansion, word, { weight, isTypo: false }, records());
  });
  if (count === 1 && text.length >= LEAST_TEXT_LENGTH) addTexts(index, expansion, stemmed);
  if (withTypos || (count === 1 && expansion.records.size === 0)) addTypos(index, expansion);
  return expansion;
}

/** What a word that begins with the stem of `text` is worth; 0 if it is another word. */
function weigh(text: string, stemmed: string, word: string): number {
  if (word === text) return EXACT;
  if (isPlural(text, word) || isPlural(word, text)) return PLURAL;
  if (word.startsWith(text)) return PREFIX_LEAST + PREFIX_MORE * (text.length / word.length);
  // `polic` is `policy`, but no `police station`.
  return ENDING.test(word.slice(stemmed.length)) ? STEM : 0;
}

const ENDING = /^(?:(?:at)?(?:ion|or|ive)|ing|ed|er|ment|ance|ence|al|ie|e|y)?s?$/;

function isPlural(one: string, many: string): boolean {
  return many.startsWith(one) && (many === `${one}s` || many === `${one}es`);
}

function note({ words, records }: Expansion, word: string, fit: Fit, numbers: readonly number[]): void {
  const before = words.get(word);
  if (!before || fit.weight > before.weight) words.set(word, fit);
  for (const number of numbers) records.add(number);
}

function addTexts({ texts }: SearchIndex, { text, texts: found }: Expansion, stemmed: string): void {
  texts.eachWithPrefix(stemmed, (word, records) => {
    const weight = weigh(text, stemmed, word);
    if (weight === 0) return;
    for (const number of records()) found.set(number, Math.max(found.get(number) ?? 0, weight));
  });
}

/** Numbers are never mistyped: `APT28` is not `APT29`. */
function addTypos({ names }: SearchIndex, expansion: Expansion): void {
  const { text, words } = expansion;
  if (text.length < LEAST_TYPO_LENGTH || /\d/.test(text)) return;
  const most = text.length < LEAST_TWO_TYPOS ? 1 : 2;
  const withBeginnings = text.length >= LEAST_PREFIX_TYPO;
  names.eachWithTypos(text, { most, withBeginnings }, (word, records, errors, isWhole) => {
    if (words.has(word) || /\d/.test(word)) return;
    const weight = isWhole ? (TYPO[errors] ?? 0) : PREFIX_TYPO;
    note(expansion, word, { weight, isTypo: true }, records());
  });
}
