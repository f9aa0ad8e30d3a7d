import type { Mention } from './marks';
import { Reading } from './reading';
import type { SeenPage, Step } from './seen-text';

/** A part of a reading: the reading goes on to both sides of it. */
export interface Passage {
  readonly reading: Reading;
  readonly start: number;
  readonly end: number;
}

/** A point in the text of the page. */
export interface TextPoint {
  readonly node: Text;
  readonly offset: number;
}

/** How far to read beyond a passage. */
export interface Reach {
  /** Characters to each side; a few more may be read. */
  readonly characters: number;
  /** Whether to stop where the block or cell ends. */
  readonly isWithinBlock: boolean;
}

/** Reads from `first` to `last`, which must not come before it, and on to both sides. */
export function readAround(page: SeenPage, first: TextPoint, last: TextPoint, reach: Reach): Passage {
  const { characters } = reach;
  const from = Math.max(0, first.offset - characters);
  const to = last.offset + characters;
  const reading = new Reading();
  const before = beyond(page.before(first.node), first.offset, reach, 'from').reverse();
  for (const step of before) reading.add(step);
  if (first.node === last.node) {
    reading.add({ ...page.step(first.node), from, to });
  } else {
    reading.add({ ...page.step(first.node), from });
    for (const step of between(page, first.node, last.node)) reading.add(step);
    reading.add({ ...page.step(last.node), from: 0, to });
  }
  for (const step of beyond(page.after(last.node), last.node.length - last.offset, reach, 'to')) reading.add(step);
  return {
    reading,
    start: reading.offsetOf(first.node, first.offset),
    end: reading.offsetOf(last.node, last.offset),
  };
}

/** The steps beyond an end of a passage, nearest first; `had` characters are read already. */
function beyond(steps: Iterable<Step>, had: number, { characters, isWithinBlock }: Reach, clip: 'from' | 'to'): Step[] {
  const read: Step[] = [];
  let left = characters - had;
  if (left <= 0) return read;
  for (const step of steps) {
    if (typeof step === 'string') {
      if (isWithinBlock) break;
      read.push(step);
      continue;
    }
    // White space in the source of the page is mostly not seen; a clip leaves room for it.
    const room = left * 4;
    read.push(clip === 'from' ? { ...step, from: Math.max(0, step.node.length - room) } : { ...step, to: room });
    left -= step.node.data.slice(0, room).replace(/\s+/g, ' ').length;
    if (left <= 0) break;
  }
  return read;
}

function* between(page: SeenPage, first: Text, last: Text): Generator<Step> {
  for (const step of page.after(first)) {
    if (typeof step !== 'string' && step.node === last) return;
    yield step;
  }
}

/** How far the sentence of a mention may reach to each side of it. */
const SENTENCE_REACH: Reach = { characters: 400, isWithinBlock: true };
/** An id in one of these is explained by the rest of it. */
const EXPLAINING = 'tr,li,dl,figure';

/**
 * The sentence a mention is in, within its paragraph, at most some 400 characters to each side. Of a mention that
 * stands alone in its cell or line, the whole row or item.
 */
export function sentenceAround(page: SeenPage, { nodes, start, end }: Mention): Passage {
  const last = nodes.at(-1) ?? nodes[0];
  const passage = readAround(page, { node: nodes[0], offset: start }, { node: last, offset: end }, SENTENCE_REACH);
  const sentence = { ...passage, ...sentenceOf(passage) };
  return isAlone(passage, sentence) ? (whole(page, nodes[0], last) ?? sentence) : sentence;
}

function sentenceOf({ reading, start, end }: Passage): { start: number; end: number } {
  // A single line break in preformatted text ends no sentence.
  const text = reading.text.replace(/(?<!\n)\n(?!\n)/g, ' ');
  const segments = segmenter().segment(text);
  const first = segments.containing(start);
  const last = segments.containing(Math.max(start, end - 1));
  const from = first?.index ?? start;
  const to = last ? last.index + last.segment.trimEnd().length : end;
  return { start: from, end: Math.max(to, end) };
}

function isAlone(mention: Passage, sentence: Passage): boolean {
  const { text } = mention.reading;
  const rest = text.slice(sentence.start, mention.start) + text.slice(mention.end, sentence.end);
  return !/\p{L}{2}/u.test(rest);
}

/** The row or item around a mention, if there is one and it is short enough to be read at a glance. */
function whole(page: SeenPage, first: Text, last: Text): Passage | null {
  const around = first.parentElement?.closest(EXPLAINING);
  if (!around?.contains(last)) return null;
  const reading = new Reading();
  for (const step of page.in(around)) {
    reading.add(step);
    if (reading.length > SENTENCE_REACH.characters * 2) return null;
  }
  return reading.length > 0 ? { reading, start: 0, end: reading.length } : null;
}

let latest: { language: string; segmenter: Intl.Segmenter } | undefined;

/** Making one takes longer than using it. */
function segmenter(): Intl.Segmenter {
  const { lang } = document.documentElement;
  // What a page has there may be no language at all.
  const language = /^[a-z]{2,3}(?![a-z])/i.exec(lang)?.[0] ?? 'en';
  if (latest?.language !== language) {
    latest = { language, segmenter: new Intl.Segmenter(language, { granularity: 'sentence' }) };
  }
  return latest.segmenter;
}

/** The text of a passage on one line, at most `longest` long: cut around the middle, with `…` where it is cut. */
export function shortened({ reading, start, end }: Passage, longest: number, middle: number): string {
  const { text } = reading;
  let [from, to] = [start, end];
  if (to - from > longest) {
    from = Math.max(start, Math.min(middle - Math.floor(longest / 2), end - longest));
    to = from + longest;
    // Words stay whole where they are not endless.
    if (from > start) from += Math.max(0, text.slice(from, from + 40).search(/\s/) + 1);
    if (to < end) to -= Math.max(0, [...text.slice(to - 40, to)].reverse().join('').search(/\s/) + 1);
  }
  const line = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > start ? '…' : ''}${line}${to < end ? '…' : ''}`;
}
