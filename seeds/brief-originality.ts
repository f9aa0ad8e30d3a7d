import type { Brief } from '../lib/attack/brief';
import type { OfficialSentence } from './brief-official';
import { BRIEF_FIELDS, type BriefField, sentencesOf, shinglesOf, wordsOf } from './brief-text';

/**
 * How near briefs come to MITRE's own sentences. Two measures, since a text can be copied in two ways: with the order
 * of the words (`repeated`) and with the words moved (`reworded`).
 */

/**
 * Above this share a sentence counts as repeated. Measured over the briefs of ATT&CK 19.1: 480 of 8,456 sentences share
 * a run of four words with any of MITRE's 19,116, three of them more than 0.15, at most 0.22.
 */
export const REPEATED_LIMIT = 0.25;

/**
 * Above this share a sentence is to be read beside the official one: it says the same in other order, or both list the
 * same commands. Measured over 6,542 sentences: half lie below 0.13, nine above.
 */
export const REWORDED_LIMIT = 0.6;

/** A sentence of a brief beside the official sentence nearest to it. */
export interface Nearness {
  technique: string;
  field: BriefField;
  sentence: string;
  official: OfficialSentence;
  /** Part of the sentence, 0 to 1, that the official sentence has too. */
  share: number;
}

/** Words in a run. */
const RUN = 4;

/** Runs that a sentence must have: of fewer, a single name makes half. Seven are ten words. */
const LEAST_RUNS = 7;

/** Plain words that a sentence must have to be measured. */
const LEAST_WORDS = 6;

/** Words of grammar: every sentence has them. */
const GRAMMAR = new Set(
  (
    'a all also an and any are as at be been before but by can each for from had has have here how if in into is it its ' +
    'may more most no not of on one only or other over same so some such than that the their them then there these ' +
    'they this those through to under up was were what when where which while who will with without'
  ).split(' '),
);

/**
 * For each sentence of a brief, the official sentence of the whole release that has most of its 4-word runs.
 *
 * @param names names of ATT&CK objects: facts that both must say, and so no part of either sentence
 * @returns sentences with at least one run in common, the nearest first
 */
export function repeated(
  briefs: ReadonlyMap<string, Brief>,
  official: readonly OfficialSentence[],
  names: readonly string[],
): Nearness[] {
  const strip = nameStripper(names);
  const holders = new Map<string, number[]>();
  for (const [index, { text }] of official.entries()) {
    for (const run of runsOf(strip(text))) holders.set(run, [...(holders.get(run) ?? []), index]);
  }
  return nearest(briefs, (_, sentence) => {
    const runs = runsOf(strip(sentence));
    const counts = new Map<number, number>();
    for (const run of runs) for (const index of holders.get(run) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
    if (runs.size < LEAST_RUNS) return null;
    return best(Array.from(counts, ([index, count]) => ({ official: official[index], share: count / runs.size })));
  });
}

/**
 * For each sentence of a brief, the sentence in the official texts about its technique that has most of its words, in
 * whatever order. A word weighs the more the rarer it is there. Commands, paths, numbers and the like do not count: they
 * are facts that both must name.
 *
 * @param own the sentences about a technique: its own, its parent's and its analytics'
 * @param names as for `repeated`
 */
export function reworded(
  briefs: ReadonlyMap<string, Brief>,
  own: (technique: string) => readonly OfficialSentence[],
  names: readonly string[],
): Nearness[] {
  const strip = nameStripper(names);
  const cut = new Map(
    Array.from(briefs.keys(), id => [
      id,
      own(id).map(sentence => ({ official: sentence, words: plainWords(strip(sentence.text)) })),
    ]),
  );
  const weigh = weights([...cut.values()].flat().map(({ words }) => words));
  return nearest(briefs, (technique, sentence) => {
    const words = plainWords(strip(sentence));
    if (words.size < LEAST_WORDS) return null;
    const total = weigh(words);
    return best(
      (cut.get(technique) ?? []).map(({ official, words: theirs }) => ({
        official,
        share: weigh([...words].filter(word => theirs.has(word))) / total,
      })),
    );
  });
}

type Candidate = { official: OfficialSentence | undefined; share: number };

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((top, one) => (one.share > (top?.share ?? 0) ? one : top), null);
}

function nearest(
  briefs: ReadonlyMap<string, Brief>,
  find: (technique: string, sentence: string) => Candidate | null,
): Nearness[] {
  const found = Array.from(briefs).flatMap(([technique, brief]) =>
    BRIEF_FIELDS.flatMap(field =>
      sentencesOf(brief[field]).flatMap((sentence): Nearness[] => {
        const { official, share = 0 } = find(technique, sentence) ?? {};
        return official ? [{ technique, field, sentence, official, share }] : [];
      }),
    ),
  );
  return found.sort((left, right) => right.share - left.share || left.technique.localeCompare(right.technique));
}

/** Cuts names of two words or more out of a text; what stood beside them is no run. */
function nameStripper(names: readonly string[]): (text: string) => string[] {
  const long = [...new Set(names)].filter(name => name.includes(' ')).sort((left, right) => right.length - left.length);
  if (long.length === 0) return text => [text];
  const pattern = new RegExp(`\\b(?:${long.map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})\\b`);
  return text => text.split(pattern);
}

function runsOf(parts: readonly string[]): Set<string> {
  return new Set(parts.flatMap(part => [...shinglesOf(wordsOf(part), RUN)]));
}

/** The stems of the words of prose: no grammar, nothing with a digit, sign or capital inside, no path. */
function plainWords(parts: readonly string[]): Set<string> {
  const words = parts
    .flatMap(part => part.split(/[^\p{L}\p{N}.\\/_:$%*#+@-]+/u))
    .map(word => word.replace(/[.:]+$/, ''));
  const prose = words.filter(word => /^\p{L}?[\p{Ll}-]+$/u.test(word)).map(word => word.toLowerCase());
  return new Set(prose.filter(word => !GRAMMAR.has(word)).map(word => word.replace(/(?:ing|ed|es|s|e)$/, '')));
}

/** Sums the weights of words: the logarithm of how many sentences there are for one that has the word. */
function weights(sentences: readonly ReadonlySet<string>[]): (words: Iterable<string>) => number {
  const counts = new Map<string, number>();
  for (const words of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words =>
    [...words].reduce((sum, word) => sum + Math.log((sentences.length + 1) / ((counts.get(word) ?? 0) + 1)), 0);
}
