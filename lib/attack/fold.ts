// What browsers and editors put inside words without showing it.
const UNSEEN = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII, which needs no folding
const ASCII = /^[\x00-\x7F]*$/;

/**
 * Text as searches compare it: NFKC (full-width letters, ligatures), lower case, without accents and invisible
 * characters; `ß` is `ss`.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKC').replace(UNSEEN, '').toLowerCase().replaceAll('ß', 'ss');
  return plain.normalize('NFD').replace(/\p{M}+/gu, '');
}
