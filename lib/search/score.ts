import type { Expansion, Fit } from './expand';
import type { SearchName } from './names';
import type { Tier } from './rank';

/** How the words of a query were found in one record. */
export interface Score {
  tier: Extract<Tier, 'name' | 'alias' | 'text' | 'typo'>;
  score: number;
  /** Numbers of the query's words that were found. */
  found: number[];
  /** The name that has most of them, if any has one. */
  best: SearchName | null;
  /** Numbers of the words that only the text has. */
  inText: number[];
}

/** In which order places are preferred; a word that a name has is not looked for in the text. */
const NAME_WEIGHT: Record<SearchName['type'], number> = {
  name: 1,
  full: 0.7,
  alias: 0.95,
  former: 0.95,
  vendor: 0.9,
  jargon: 0.9,
};
const TEXT_WEIGHT = 0.5;
/** What it adds that the words are all of a name, and not a few of many. */
const WHOLENESS = 0.6;
/** What it adds that the name begins with the first word. */
const IN_FRONT = 0.1;

interface Match {
  fit: Fit;
  weight: number;
  isMain: boolean;
}

/** Scores a record by its names and the numbers of records whose text has a word. Pure; null if nothing was found. */
export function scoreRecord(
  expansions: readonly Expansion[],
  words: number,
  namesOf: (number: number) => readonly SearchName[],
  number: number,
): Score | null {
  const matches: (Match | undefined)[] = Array.from({ length: words });
  let best: SearchName | null = null;
  let bestValue = 0;
  const isNamed = expansions.some(({ names }) => (names[number] ?? 0) > 0);
  for (const name of isNamed ? namesOf(number) : []) {
    const value = scoreName(expansions, name, matches);
    if (value > bestValue) {
      best = name;
      bestValue = value;
    }
  }
  const inText: number[] = [];
  for (const { first, texts, misread } of expansions) {
    // A literal word of the text is better than a misread name, and that is better than a misread word of the text.
    const literal = texts[number] ?? 0;
    const weight = literal || (matches[first] ? 0 : (misread.get(number)?.weight ?? 0));
    if (weight === 0 || (matches[first] && !matches[first].fit.isTypo)) continue;
    matches[first] = { fit: { weight, isTypo: literal === 0 }, weight: weight * TEXT_WEIGHT, isMain: false };
    inText.push(first);
  }
  const found = Array.from(matches.keys()).filter(word => matches[word]);
  if (found.length === 0) return null;
  const sum = matches.reduce((total, match) => total + (match?.weight ?? 0), 0);
  return { tier: tierOf(matches, inText), score: sum / words + bestValue, found, best, inText };
}

function tierOf(matches: readonly (Match | undefined)[], inText: readonly number[]): Score['tier'] {
  if (matches.some(match => match?.fit.isTypo)) return 'typo';
  if (inText.length > 0) return 'text';
  return matches.every(match => !match || match.isMain) ? 'name' : 'alias';
}

/** How well each word of a name is covered; kept between calls, since thousands of names are scored for a key. */
const covered: number[] = [];

/** Notes in `matches` what the name has; the result is how much of the name the words are. */
function scoreName(expansions: readonly Expansion[], name: SearchName, matches: (Match | undefined)[]): number {
  const nameWeight = NAME_WEIGHT[name.type];
  covered.length = 0;
  let isInFront = false;
  for (const { first, count, text, words } of expansions) {
    let best: Fit | undefined;
    let isInitials = false;
    for (const word of name.words) {
      const fit = words.get(word.text);
      if (!fit || (word.isInitials && word.text !== text)) continue;
      for (let at = word.first; at < word.first + word.count; at++) {
        covered[at] = Math.max(covered[at] ?? 0, fit.weight);
      }
      if (first === 0 && word.first === 0) isInFront = true;
      if (best && fit.weight <= best.weight) continue;
      best = fit;
      isInitials = word.isInitials;
    }
    if (!best) continue;
    const isMain = (name.type === 'name' || name.type === 'full') && !isInitials;
    const match: Match = { fit: best, weight: best.weight * nameWeight, isMain };
    for (let at = first; at < first + count; at++) {
      const before = matches[at];
      if (!before || isBetter(match, before)) matches[at] = match;
    }
  }
  let share = 0;
  for (const weight of covered) share += weight ?? 0;
  if (share === 0) return 0;
  return ((WHOLENESS * share) / name.length + (isInFront ? IN_FRONT : 0)) * nameWeight;
}

function isBetter(match: Match, before: Match): boolean {
  if (match.fit.isTypo !== before.fit.isTypo) return before.fit.isTypo;
  return match.weight > before.weight;
}
