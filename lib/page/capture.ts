import { withoutTextFragment } from '../attack/text-fragment';
import { type Mention, paintOf } from './marks';
import { type Passage, readAround, sentenceAround, type TextPoint } from './passage';
import type { Quote } from './quote';
import type { SeenPage } from './seen-text';
import { seenEnds, selectedRange } from './selection';

/** A quote with what it takes to find it again. */
export interface Capture extends Quote {
  /** The object it was taken for; null for a selection. */
  readonly id: string | null;
  /** The passage went on: it was longer than a quote may be. */
  readonly isCut: boolean;
  /** Address of the document it is in, without a text fragment. */
  readonly url: string;
}

/** Longest quote, in UTF-16 units: a passage, not a page. */
export const LONGEST_QUOTE = 4000;
/** Length of the text kept from before and after it. */
export const CONTEXT_LENGTH = 64;

/** The sentence of a mention. */
export function captureMention(page: SeenPage, mention: Mention): Capture | null {
  const { reading, start, end } = sentenceAround(page, mention);
  const { startContainer, startOffset, endContainer, endOffset } =
    start < end ? reading.rangeOf(start, end) : paintOf(mention);
  return capture(
    page,
    { node: startContainer as Text, offset: startOffset },
    { node: endContainer as Text, offset: endOffset },
    mention.id,
  );
}

/** What is selected, in the document or in one of its shadow roots; null where nothing that is seen is. */
export function captureSelection(page: SeenPage): Capture | null {
  const selected = selectedRange(page.shadowRootOf);
  const ends = selected && seenEnds(page, selected, LONGEST_QUOTE);
  return ends && capture(page, ends.first, ends.last, null);
}

function capture(page: SeenPage, first: TextPoint, last: TextPoint, id: string | null): Capture | null {
  const around = readAround(page, first, last, { characters: CONTEXT_LENGTH, isWithinBlock: false });
  const { text } = around.reading;
  const { start, end, isCut } = trimmed(text, around);
  if (start >= end) return null;
  return {
    id,
    quote: text.slice(start, end),
    prefix: whole(text.slice(Math.max(0, start - CONTEXT_LENGTH), start)),
    suffix: whole(text.slice(end, end + CONTEXT_LENGTH)),
    isCut,
    url: withoutTextFragment(location.href),
  };
}

/** Without white space at its ends, and not longer than a quote may be: then it ends with a word. */
function trimmed(text: string, { start, end }: Pick<Passage, 'start' | 'end'>) {
  const from = start + (text.slice(start, end).match(/^\s*/)?.[0].length ?? 0);
  const isCut = end - from > LONGEST_QUOTE;
  const most = text.slice(from, isCut ? from + LONGEST_QUOTE : end);
  const words = isCut ? most.replace(/\s\S{0,80}$/, '') : most;
  return { start: from, end: from + whole(words).trimEnd().length, isCut };
}

/** Without halves of a character at its ends. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
