import { fold } from '../attack/fold';
import { askedWords } from './words';

/** Part of a text to show of it, and where in that part the words begin, in order and apart. */
export interface Excerpt {
  text: string;
  spans: [start: number, end: number][];
}

const BEFORE = 40;
const LENGTH = 200;
/** As `wordsOf` sees a word, before folding; a sub-technique's id is one. */
const WORD =
  /[Tt]\d{4}(?:[./_-]|\[\.\]) ?\d{3}(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]*/gu;

/** The part of a found text that shows the first of the words that stands in it, all of which are marked. */
export function excerptOf(text: string, search: string): Excerpt {
  const words = askedWords(search);
  const [first] = placesOf(text, words).next().value ?? [0];
  const start = wordAt(text, Math.max(0, first - BEFORE));
  const part = text.slice(start, start + LENGTH).trimEnd();
  const head = start > 0 ? '… ' : '';
  const shown = `${head}${part}${start + LENGTH < text.length ? ' …' : ''}`;
  return { text: shown, spans: [...placesOf(shown, words)] };
}

function* placesOf(text: string, words: readonly string[]): Generator<[start: number, end: number], undefined> {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const length = beginningIn(written, words);
    if (length > 0) yield [index, index + length];
  }
}

/** How much of a written word is the longest of the beginnings that it has; 0 where it has none. */
function beginningIn(written: string, words: readonly string[]): number {
  const folded = compared(written);
  const begun = words.filter(word => folded.startsWith(word)).sort((a, b) => b.length - a.length)[0];
  if (begun === undefined) return 0;
  // Folding may lengthen a text or shorten it, so the place is found by folding its beginnings.
  let length = 1;
  while (length < written.length && !compared(written.slice(0, length)).startsWith(begun)) length++;
  while (/^[\p{M}\uDC00-\uDFFF]/u.test(written.slice(length))) length++;
  return length;
}

/** A word as `wordsOf` has it: the parts of an id are joined by a dot, however they were written. */
function compared(written: string): string {
  return fold(written).replace(/[^\p{L}\p{N}]+/gu, '.');
}

/** The beginning of the next word, so that no half a word or half a character is shown. */
function wordAt(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.slice(from).search(/\s/);
  return space === -1 || space > BEFORE ? from : from + space + 1;
}
