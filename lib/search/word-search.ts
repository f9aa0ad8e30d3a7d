import { fold } from '../attack/fold';
import type { Candidates } from './candidates';
import { addTyposOfAll, type Expansion, expand } from './expand';
import { isWhole, type SearchName } from './names';
import { domainRank } from './rank';
import { type Score, scoreRecord } from './score';
import type { IndexedRecord, SearchIndex } from './search-index';
import { isEmptyWord, squeeze } from './words';

const MOST_WORDS = 12;

/** So many records are scored by their names; further ones only where fewer than that are better at first sight. */
const MOST_SCORED = 150;

/** Adds what has the words of a text in its names or its own text, or what has most of them. */
export function searchWords(
  index: SearchIndex,
  candidates: Candidates,
  { words: written, text }: { words: readonly string[]; text: string },
  mostScored = MOST_SCORED,
): void {
  const squeezed = squeeze(text);
  for (const number of index.names.recordsOf(squeezed)) addExact(index, candidates, number, squeezed);
  const telling = written.filter(word => !isEmptyWord(word));
  const words = Array.from(new Set(telling.length > 0 ? telling : written)).slice(0, MOST_WORDS);
  const [only] = words;
  if (only === undefined) return;
  if (words.length === 1 && only.length === 1) {
    addBegunWith(index, candidates, only);
    return;
  }

  const expansions = expand(index, words);
  const query: ExpandedQuery = { words, expansions, mostScored };
  if (addWithAll(index, candidates, query)) return;
  addTyposOfAll(index, expansions);
  if (addWithAll(index, candidates, query) || candidates.size > 0) return;
  addWithSome(index, candidates, query);
}

/** Adds what has the whole text for its own name, before everything else. */
export function addNamed(index: SearchIndex, candidates: Candidates, text: string): void {
  const squeezed = squeeze(text);
  for (const number of index.names.recordsOf(squeezed)) {
    const [name] = index.namesOf(number);
    if (name && isWhole(name, squeezed)) candidates.add(number, { by: 'name', name }, { tier: 'id', place: -1 });
  }
}

/** What a whole name is worth, by whose it is; initials are worth the rest. */
const EXACT_WEIGHT: Record<SearchName['type'], number> = {
  name: 1,
  full: 1,
  former: 1,
  alias: 0.8,
  vendor: 0.7,
  jargon: 0.6,
};
const EXACT_INITIALS = 0.5;
/** Of equal names the one that most readers mean. */
const FARTHER_DOMAIN = 0.2;

function addExact(index: SearchIndex, candidates: Candidates, number: number, squeezed: string): void {
  const record = index.records[number];
  const whole = index.namesOf(number).filter(name => isWhole(name, squeezed));
  const name = whole.reduce<SearchName | undefined>(
    (best, one) => (best && EXACT_WEIGHT[best.type] >= EXACT_WEIGHT[one.type] ? best : one),
    undefined,
  );
  if (!record || !name) return;
  const isShortened = squeeze(name.text) !== squeezed;
  const weight = isShortened ? EXACT_INITIALS : EXACT_WEIGHT[name.type];
  const score = weight + popularity(record) - FARTHER_DOMAIN * domainRank(record);
  candidates.add(number, { by: 'name', name }, { tier: 'exact', score });
}

/** A single letter is in almost everything: only what is called so counts. */
function addBegunWith(index: SearchIndex, candidates: Candidates, letter: string): void {
  for (const [number, record] of index.records.entries()) {
    if (record.kind === 'detection-strategy' || record.kind === 'analytic') continue;
    if (!fold(record.name.charAt(0)).startsWith(letter)) continue;
    candidates.add(number, { by: 'letter' }, { tier: 'name', score: popularity(record) });
  }
}

interface ExpandedQuery {
  words: readonly string[];
  expansions: readonly Expansion[];
  mostScored: number;
}

/** Whether any record has all the words. */
function addWithAll(index: SearchIndex, candidates: Candidates, query: ExpandedQuery): boolean {
  const { words, expansions } = query;
  const having = recordsWithAll(words.length, expansions);
  let isFound = false;
  for (const number of mostPromising(index, candidates, having, query)) {
    const score = scoreRecord(expansions, words.length, index.namesOf, number);
    if (score?.found.length !== words.length) continue;
    addScored(index, candidates, number, words, score, expansions, 1);
    isFound = true;
  }
  return isFound;
}

/** Of the records that have the rarest word, those that have the others. */
function recordsWithAll(words: number, expansions: readonly Expansion[]): number[] {
  const ofWord = Array.from({ length: words }, (_, word) =>
    expansions.filter(({ first, count }) => word >= first && word < first + count),
  ).sort((left, right) => howMany(left) - howMany(right));
  const [rarest = [], ...others] = ofWord;
  const numbers = new Set<number>();
  for (const { found } of rarest) {
    for (const number of found) if (others.every(meanings => hasAny(meanings, number))) numbers.add(number);
  }
  return Array.from(numbers);
}

function howMany(expansions: readonly Expansion[]): number {
  let sum = 0;
  for (const { found } of expansions) sum += found.length;
  return sum;
}

function hasAny(expansions: readonly Expansion[], number: number): boolean {
  for (const { names, texts, misread } of expansions) {
    if (names[number] || texts[number] || misread.has(number)) return true;
  }
  return false;
}

function addWithSome(index: SearchIndex, candidates: Candidates, query: ExpandedQuery): void {
  const { words, expansions } = query;
  const total = index.records.length;
  // The rarer a word, the more it says.
  const rarity = words.map((_, word) => {
    const having = howMany(expansions.filter(({ first, count }) => word >= first && word < first + count));
    return Math.log(1 + total / (1 + having));
  });
  const all = rarity.reduce((sum, one) => sum + one, 0);
  const numbers = Array.from(new Set(expansions.flatMap(({ found }) => found)));
  for (const number of mostPromising(index, candidates, numbers, query, rarity)) {
    const score = scoreRecord(expansions, words.length, index.namesOf, number);
    if (!score) continue;
    const coverage = score.found.reduce((sum, word) => sum + (rarity[word] ?? 0), 0) / all;
    addScored(index, candidates, number, words, score, expansions, Math.min(coverage, 0.999));
  }
}

/**
 * The records that may be among the first, by what takes no look at their names: how much of the query they have and
 * where, then whether they are in use. Short beginnings are in a thousand names, of which twenty are shown.
 */
function mostPromising(
  index: SearchIndex,
  candidates: Candidates,
  numbers: readonly number[],
  { expansions, mostScored }: ExpandedQuery,
  rarity: readonly number[] = [],
): readonly number[] {
  if (numbers.length <= mostScored) return numbers;
  const admitted = numbers.filter(number => candidates.admits(number));
  if (admitted.length <= mostScored) return admitted;
  const values = new Float64Array(index.records.length);
  for (const number of admitted) values[number] = firstSight(index, expansions, rarity, number);
  admitted.sort((left, right) => (values[right] ?? 0) - (values[left] ?? 0));
  for (const number of admitted.slice(mostScored)) candidates.count(number);
  return admitted.slice(0, mostScored);
}

/** A whole step of the rank outweighs what can be had within it. */
const STEP = 16;

function firstSight(
  index: SearchIndex,
  expansions: readonly Expansion[],
  rarity: readonly number[],
  number: number,
): number {
  const record = index.records[number];
  if (!record) return 0;
  let value = popularity(record);
  let isInText = record.kind === 'detection-strategy';
  for (const { first, count, names, texts, misread } of expansions) {
    const inNames = names[number] ?? 0;
    const inTexts = texts[number] || (misread.get(number)?.weight ?? 0);
    if (inNames === 0 && inTexts === 0) continue;
    if (inNames === 0) isInText = true;
    // A short name has more of its words in the query.
    value += inNames === 0 ? inTexts / 2 : inNames + inNames / record.name.length;
    for (let word = first; word < first + count; word++) value += STEP * STEP * (rarity[word] ?? 0);
  }
  return value + (isInText ? 0 : STEP * 2) + (record.liveness === 'live' ? STEP : 0);
}

function addScored(
  index: SearchIndex,
  candidates: Candidates,
  number: number,
  words: readonly string[],
  { tier, score, best, inText }: Score,
  expansions: readonly Expansion[],
  coverage: number,
): void {
  const record = index.records[number];
  // As the text has them, also where they were misspelt.
  const textWords = inText.map(at => {
    const expansion = expansions.find(({ first, count }) => first === at && count === 1);
    return expansion?.texts[number] ? (words[at] ?? '') : (expansion?.misread.get(number)?.word ?? words[at] ?? '');
  });
  candidates.add(
    number,
    { by: best ? 'name' : 'text', name: best ?? undefined, textWords, expansions },
    {
      // Strategies are named after what they detect, in whole sentences: they are found as texts are.
      tier: record?.kind === 'detection-strategy' && tier !== 'typo' ? 'text' : tier,
      score: score + popularity(record) - (record?.kind === 'detection-strategy' ? 1 : 0),
      coverage,
    },
  );
}

const MOST_POPULAR = 0.15;

/** What was seen in the hands of many actors is looked for more often. */
function popularity(record: IndexedRecord | undefined): number {
  if (!record || record.kind === 'actor') return MOST_POPULAR / 2;
  return Math.min(MOST_POPULAR, 0.025 * Math.log2(1 + record.actors.length));
}
