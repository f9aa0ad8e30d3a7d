/*
 * Addresses that bring the reader to a text: `#:~:text=[prefix-,]start[,end][,-suffix]`
 * (https://wicg.github.io/scroll-to-text-fragment/). Each part must begin and end with whole words and lie within one
 * block; between the parts there may be borders.
 */

const DIRECTIVE = ':~:';

/** A quote up to this long is given whole; of a longer one the ends, which survive more edits. */
const LONGEST_WHOLE = 200;
const END_WORDS = 6;
/** A quote this long is the only one of its kind; a shorter one gets its neighbours, which an edit may break. */
const DISTINCTIVE_LENGTH = 40;
const NEIGHBOUR_WORDS = 4;
/** As long as the text kept beside a quote gets; its outermost word may be cut then. */
const FULL_CONTEXT = 64;

/** The address without its text fragment; other fragments stay. */
export function withoutTextFragment(url: string): string {
  const hash = url.indexOf('#');
  const directive = hash < 0 ? -1 : url.indexOf(DIRECTIVE, hash);
  if (directive < 0) return url;
  return url.slice(0, directive === hash + 1 ? hash : directive);
}

/** A quote, and up to 64 characters from before and after it. */
export interface QuoteInContext {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A link to `quote` on the page at `url`. */
export function textFragmentLink(url: string, { quote, prefix, suffix }: QuoteInContext): string {
  const page = withoutTextFragment(url);
  const lines = linesOf(quote);
  const [first = '', last = first] = [lines[0], lines.at(-1)];
  if (first === '') return page;
  const isWhole = lines.length === 1 && first.length <= LONGEST_WHOLE;
  const parts = isWhole
    ? [encode(first)]
    : [encode(wordsOf(first).slice(0, END_WORDS).join(' ')), encode(wordsOf(last).slice(-END_WORDS).join(' '))];
  if (isWhole && first.length < DISTINCTIVE_LENGTH) {
    const before = wordsBefore(prefix);
    const after = wordsAfter(suffix);
    if (before) parts.unshift(`${encode(before)}-`);
    if (after) parts.push(`-${encode(after)}`);
  }
  return `${page}${page.includes('#') ? '' : '#'}${DIRECTIVE}text=${parts.join(',')}`;
}

function wordsBefore(prefix: string): string {
  const line = linesOf(prefix).at(-1) ?? '';
  const words = wordsOf(line);
  const isCut = prefix.length >= FULL_CONTEXT && linesOf(prefix).length === 1;
  return (isCut ? words.slice(1) : words).slice(-NEIGHBOUR_WORDS).join(' ');
}

function wordsAfter(suffix: string): string {
  const [line = ''] = linesOf(suffix);
  const words = wordsOf(line);
  const isCut = suffix.length >= FULL_CONTEXT && linesOf(suffix).length === 1;
  return (isCut ? words.slice(0, -1) : words).slice(0, NEIGHBOUR_WORDS).join(' ');
}

function linesOf(text: string): string[] {
  // Table cells are parted by tabs.
  return text
    .split(/[\n\t]/)
    .map(line => line.trim())
    .filter(Boolean);
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter(Boolean);
}

/** `-`, `,` and `&` part the parts; halves of characters cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replaceAll('-', '%2D');
}
