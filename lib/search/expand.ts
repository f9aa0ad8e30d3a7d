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
  /** Weight of the best of them in a name, by the record's number; 0 where it has none. */
  readonly names: Float32Array;
  /** The same of the records' texts; empty where texts were not looked at. */
  readonly texts: Float32Array;
  /** The word of a record's text, by the record's number, that it may be a misspelling of. */
  readonly misread: Map<number, { readonly word: string; readonly weight: number }>;
  /** Numbers of the records that have it in a name, in a text, or in both (then more than once). */
  readonly found: number[];
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

/** Shorter words with an error are other words; beside another word, which tells what is meant, by one letter less. */
const LEAST_TYPO_LENGTH = 4;
const LEAST_TYPO_BESIDE = 3;
const LEAST_TWO_TYPOS = 8;
const LEAST_PREFIX_TYPO = 6;
/** Shorter beginnings are in every text. */
const LEAST_TEXT_LENGTH = 3;

/** Expands the words of a query. */
export function expand(index: SearchIndex, words: readonly string[]): Expansion[] {
  const single = words.map((text, first) => expandOne(index, { text, first, count: 1 }));
  const joined = words.slice(1).map((next, first) => {
    return expandOne(index, { text: `${words[first]}${next}`, first, count: 2 });
  });
  return [...single, ...joined];
}

/** Adds what the words may mean if they are mistyped, also of those that names have as written. */
export function addTyposOfAll(index: SearchIndex, expansions: readonly Expansion[]): void {
  const least = expansions.length > 1 ? LEAST_TYPO_BESIDE : LEAST_TYPO_LENGTH;
  for (const expansion of expansions) {
    if (expansion.count === 1 || expansion.text.length >= LEAST_TWO_TYPOS) addTypos(index, expansion, least);
    if (expansion.count === 1 && expansion.misread.size === 0) addTextTypos(index, expansion);
  }
}

const NO_TEXTS = new Float32Array(0);

function expandOne(index: SearchIndex, query: Pick<Expansion, 'text' | 'first' | 'count'>): Expansion {
  const { text, count } = query;
  const stemmed = count === 1 ? stem(text) : text;
  const withTexts = count === 1 && text.length >= LEAST_TEXT_LENGTH;
  const expansion: Expansion = {
    ...query,
    words: new Map(),
    names: new Float32Array(index.records.length),
    texts: withTexts ? new Float32Array(index.records.length) : NO_TEXTS,
    misread: new Map(),
    found: [],
  };
  index.names.eachWithPrefix(stemmed, (word, records) => {
    const weight = weigh(text, stemmed, word);
    if (weight > 0) note(expansion, word, { weight, isTypo: false }, records());
  });
  if (withTexts) addTexts(index, expansion, stemmed);
  const isNowhere = expansion.found.length === 0;
  if (count === 1 && expansion.words.size === 0) addTypos(index, expansion);
  if (withTexts && isNowhere) addTextTypos(index, expansion);
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

function note({ words, names, found }: Expansion, word: string, fit: Fit, numbers: readonly number[]): void {
  words.set(word, fit);
  noteAll(names, found, numbers, fit.weight);
}

function addTexts(index: SearchIndex, { text, texts, found }: Expansion, stemmed: string): void {
  index.texts.eachWithPrefix(stemmed, (word, records) => {
    const weight = weigh(text, stemmed, word);
    if (weight > 0) noteAll(texts, found, records(), weight);
  });
}

function noteAll(weights: Float32Array, found: number[], numbers: readonly number[], weight: number): void {
  for (const number of numbers) {
    const before = weights[number] ?? 0;
    if (before === 0) found.push(number);
    if (weight > before) weights[number] = weight;
  }
}

/** Numbers are never mistyped: `APT28` is not `APT29`. */
function addTypos({ names }: SearchIndex, expansion: Expansion, least = LEAST_TYPO_LENGTH): void {
  const { text, words } = expansion;
  if (text.length < least || /\d/.test(text)) return;
  const most = text.length < LEAST_TWO_TYPOS ? 1 : 2;
  const withBeginnings = text.length >= LEAST_PREFIX_TYPO;
  names.eachWithTypos(text, { most, withBeginnings }, (word, records, errors, isWhole) => {
    if (words.has(word) || /\d/.test(word)) return;
    const weight = isWhole ? (TYPO[errors] ?? 0) : PREFIX_TYPO;
    note(expansion, word, { weight, isTypo: true }, records());
  });
}

/** Shorter words of a text have too many like them; a name is a better place for two errors than a text is. */
const LEAST_TEXT_TYPO = 5;
const LEAST_TWO_TEXT_TYPOS = 10;

/** A text is searched for a misspelt word only where no text has it as it is written. */
function addTextTypos({ texts }: SearchIndex, { text, misread, found }: Expansion): void {
  if (text.length < LEAST_TEXT_TYPO || /\d/.test(text) || texts.recordsOf(text).length > 0) return;
  const most = text.length < LEAST_TWO_TEXT_TYPOS ? 1 : 2;
  texts.eachWithTypos(text, { most, withBeginnings: false }, (word, records, errors) => {
    const weight = TYPO[errors] ?? 0;
    if (weight === 0 || /\d/.test(word)) return;
    for (const number of records()) {
      const before = misread.get(number);
      if (!before) found.push(number);
      if (!before || weight > before.weight) misread.set(number, { word, weight });
    }
  });
}
