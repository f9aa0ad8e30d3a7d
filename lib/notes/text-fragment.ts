import { webUrl } from '../attack/urls';
import type { Evidence } from './model';

/** Words at each end of a long quote; what is between them may hold what a fragment cannot match, such as a heading. */
const EDGE_WORDS = 6;
const LONG_QUOTE_WORDS = 2 * EDGE_WORDS + 4;
/** A shorter quote may occur elsewhere on the page too, so what stands beside it is added. */
const SHORT_QUOTE_LENGTH = 24;
const CONTEXT_WORDS = 3;

/**
 * Address of a page that scrolls to a quote on it (URL Fragment Text Directives, a WICG draft that Chromium, Firefox and
 * Safari implement); the plain address where the quote is blank, null where it is no http or https page.
 */
export function quoteUrl({ page, quote, prefix, suffix }: Pick<Evidence, 'page' | 'quote' | 'prefix' | 'suffix'>) {
  const url = webUrl(page.url);
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (url === null || words.length === 0) return url;
  const text =
    words.length >= LONG_QUOTE_WORDS
      ? `${encoded(words.slice(0, EDGE_WORDS))},${encoded(words.slice(-EDGE_WORDS))}`
      : encoded(words);
  const isShort = quote.length < SHORT_QUOTE_LENGTH;
  // The context was cut off at 64 characters, so its outer word may be half a one.
  const before = isShort ? prefix.split(/\s+/).slice(1).filter(Boolean).slice(-CONTEXT_WORDS) : [];
  const after = isShort ? suffix.split(/\s+/).slice(0, -1).filter(Boolean).slice(0, CONTEXT_WORDS) : [];
  const [start, end] = [before.length > 0 ? `${encoded(before)}-,` : '', after.length > 0 ? `,-${encoded(after)}` : ''];
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${start}${text}${end}`;
}

/** `-`, `,` and `&` have a meaning in a text directive. Half a character, where a context was cut, has no encoding. */
function encoded(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').replace(/\p{Surrogate}/gu, '')).replaceAll('-', '%2D');
}
