import { fold } from '../attack/fold';

/** Where a stretch of a shown text begins and ends (UTF-16 offsets), to be highlighted. */
export type Span = readonly [start: number, end: number];

/** A word of a text as the search compares it, and where it stands in the text as written. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII, whose words are found faster
const ASCII = /^[\x00-\x7F]*$/;
const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]+/gu;

/** The words of a text: runs of letters and digits, folded. `C2`, `rundll32` and `APT29` are one word each. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const folded = fold(written);
    if (folded !== '') words.push({ text: folded, start: index, end: index + written.length });
  }
  return words;
}

/** `wordsOf` without places. */
export function plainWords(text: string): string[] {
  const folded = fold(text);
  return folded.match(ASCII.test(folded) ? /[a-z\d]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters and digits alone, so that `cobaltstrike`, `Cobalt Strike` and `cobalt-strike` are one. */
export function squeeze(text: string): string {
  return plainWords(text).join('');
}

const LEAST_STEM = 4;
const ENDINGS = /(?:ations?|ions?|ings?|ied|ies|ed|ers?|es|s|e|y)$/;

/**
 * What the forms of an English word begin with: `policies` → `polic`, `escalate` → `escalat`. Rough, for it only
 * widens a prefix; the word itself where too little would be left.
 */
export function stem(word: string): string {
  const stemmed = word.replace(ENDINGS, '');
  return stemmed.length >= LEAST_STEM && !/\d/.test(word) ? stemmed : word;
}

/** Words that say nothing about what is looked for, beside others. */
export const EMPTY_WORDS = new Set(
  'a an the of and or in on at to for from with by via using use used is are how do does what which who i it its as'.split(
    ' ',
  ),
);

/** Of two letters, the other order is an abbreviation (`ot`); of four, another word (`form`). */
const SWAPPED_LENGTH = 3;
/** The empty words of three letters with two neighbours swapped, the most frequent slip of fast fingers: `teh`, `adn`. */
const SWAPPED_EMPTY_WORDS = new Set(
  Array.from(EMPTY_WORDS)
    .filter(word => word.length === SWAPPED_LENGTH)
    .flatMap(([a = '', b = '', c = '']) => [b + a + c, a + c + b]),
);

/** Whether a word says nothing beside others, as it is or with a slip. */
export function isEmptyWord(word: string): boolean {
  return EMPTY_WORDS.has(word) || SWAPPED_EMPTY_WORDS.has(word);
}
