import type { Candidates } from './candidates';
import { type Expansion, expand } from './expand';
import { isWhole, type SearchName } from './names';
import { domainRank } from './rank';
import { type Score, scoreRecord } from './score';
import type { IndexedRecord, SearchIndex } from './search-index';
import { EMPTY_WORDS, fold, squeeze } from './words';

const MOST_WORDS = 12;

/** Adds what has the words of a text in its names or its own text, or what has most of them. */
export function searchWords(
  index: SearchIndex,
  candidates: Candidates,
  { words: written, text }: { words: readonly string[]; text: string },
): void {
  const squeezed = squeeze(text);
  for (const number of index.names.recordsOf(squeezed)) addExact(index, candidates, number, squeezed);
  const telling = written.filter(word => !EMPTY_WORDS.has(word));
  const words = Array.from(new Set(telling.length > 0 ? telling : written)).slice(0, MOST_WORDS);
  const [only] = words;
  if (only === undefined) return;
  if (words.length === 1 && only.length === 1) {
    addBegunWith(index, candidates, only);
    return;
  }

  const expansions = expand(index, words, false);
  if (addWithAll(index, candidates, words, expansions)) return;
  const generous = expand(index, words, true);
  if (addWithAll(index, candidates, words, generous) || candidates.size > 0) return;
  addWithSome(index, candidates, words, generous);
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

/** Whether any record has all the words. */
function addWithAll(
  index: SearchIndex,
  candidates: Candidates,
  words: readonly string[],
  expansions: readonly Expansion[],
): boolean {
  let isFound = false;
  for (const number of recordsWithAll(words.length, expansions)) {
    const score = scoreRecord(expansions, words.length, index.namesOf, number);
    if (score?.found.length !== words.length) continue;
    addScored(index, candidates, number, words, score, expansions, 1);
    isFound = true;
  }
  return isFound;
}

function recordsWithAll(words: number, expansions: readonly Expansion[]): Iterable<number> {
  let common: Set<number> | null = null;
  for (let word = 0; word < words; word++) {
    const having = new Set<number>();
    for (const { first, count, records, texts } of expansions) {
      if (word < first || word >= first + count) continue;
      for (const number of records) if (!common || common.has(number)) having.add(number);
      for (const number of texts.keys()) if (!common || common.has(number)) having.add(number);
    }
    common = having;
  }
  return common ?? [];
}

function addWithSome(
  index: SearchIndex,
  candidates: Candidates,
  words: readonly string[],
  expansions: readonly Expansion[],
): void {
  const total = index.records.length;
  // The rarer a word, the more it says.
  const rarity = words.map((_, word) => {
    const having = expansions
      .filter(({ first, count }) => word >= first && word < first + count)
      .reduce((sum, { records, texts }) => sum + records.size + texts.size, 0);
    return Math.log(1 + total / (1 + having));
  });
  const all = rarity.reduce((sum, one) => sum + one, 0);
  const numbers = new Set(expansions.flatMap(({ records, texts }) => [...records, ...texts.keys()]));
  for (const number of numbers) {
    const score = scoreRecord(expansions, words.length, index.namesOf, number);
    if (!score) continue;
    const coverage = score.found.reduce((sum, word) => sum + (rarity[word] ?? 0), 0) / all;
    addScored(index, candidates, number, words, score, expansions, Math.min(coverage, 0.999));
  }
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
  const textWords = inText.map(word => words[word] ?? '');
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
