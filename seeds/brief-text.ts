import type { Brief } from '../lib/attack/brief';

/** The three texts of a brief, in the order in which a card shows them. */
export const BRIEF_FIELDS = ['description', 'detection', 'hunt'] as const;
export type BriefField = (typeof BRIEF_FIELDS)[number];

/** The words of a text in small letters. `lsass.exe`, `T1003.001` and a path are one word each. */
export function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}/\\~][\p{L}\p{N}.+#_/\\-]*/gu) ?? []).map(word =>
    word.replace(/[._-]+$/, ''),
  );
}

/** A text cut behind full stops, question and exclamation marks that a blank follows, and at line ends. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map(sentence => sentence.trim())
    .filter(Boolean);
}

/** Every run of `size` consecutive words, each once; none if there are fewer words. */
export function shinglesOf(words: readonly string[], size: number): Set<string> {
  const count = Math.max(0, words.length - size + 1);
  return new Set(Array.from({ length: count }, (_, start) => words.slice(start, start + size).join(' ')));
}

/** The text that two briefs are compared by. The hunt is left out: what it needs is said in much the same words. */
export function bodyOf({ description, detection }: Brief): string {
  return `${description} ${detection}`;
}
