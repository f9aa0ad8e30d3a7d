import { fold } from '../attack/fold';

/**
 * Words as the notes index and search them: runs of letters and digits, without case and accents. What a text is indexed
 * by and what a search asks for are made here, side by side, for one is of no use without the other.
 */

/** A longer run is no word but a pasted file: as much of it is compared, which every hash fits in. */
const LONGEST_WORD = 128;

/** A sub-technique as texts, addresses and defanged texts have it: one word more, beside its two parts. */
const WRITTEN_ID = /(?<![\p{L}\p{N}])(t\d{4})(?:[./_-]|\[\.\]) ?(\d{3})(?![\p{L}\p{N}])/gu;
/** The same while it is typed; it is then looked for as a whole, and not as two words that stand anywhere. */
const ASKED_ID = /(?<![\p{L}\p{N}])(t\d{4})(?:[./_-]|\[\.\])(\d{1,3})(?![\p{L}\p{N}])/gu;

/** The words of a text, each once. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  const ids = Array.from(folded.matchAll(WRITTEN_ID), ([, technique, sub]) => idWord(technique, sub));
  return [...new Set([...runs(folded), ...ids])];
}

/** The words of a search, each once: every one is to begin a word of what is found. */
export function askedWords(search: string): string[] {
  const ids: string[] = [];
  const rest = fold(search).replace(ASKED_ID, (_, technique: string, sub: string) => {
    ids.push(idWord(technique, sub));
    return ' ';
  });
  return [...new Set([...ids, ...runs(rest)])];
}

function idWord(technique = '', sub = ''): string {
  return `${technique}.${sub}`;
}

function runs(folded: string): string[] {
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(run => run.slice(0, LONGEST_WORD));
}
