import search from 'approx-string-match';
import type { QuoteInContext } from '../attack/text-fragment';

/** A part of a page's text, and what stood beside it. */
export type Quote = QuoteInContext;

/** A part of a text, as UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/*
 * When a place is believed. Showing evidence where it is not is worse than not finding it, so each doubt ends in
 * "not found".
 */

/** A quote at least this long, of this many words, is the only one of its kind; a shorter one needs its neighbours. */
const DISTINCTIVE = { characters: 32, words: 4 };
/** How like its old self (1) the text on one side must be to count as the same. */
const SAME_NEIGHBOUR = 0.7;
/** How much better than the next best a place among several must be supported, of 2. */
const CLEARLY_BETTER = 0.4;
/** The part of a quote that may have changed. */
const LARGEST_CHANGE = 0.25;
/** How much of the neighbouring text is compared, and how far around it is looked for. */
const NEIGHBOUR = { length: 32, slack: 24, shortest: 6 };
/** A seed is a piece of a neighbour that a changed quote is looked for beside. */
const SEED = { length: 14, count: 3, most: 40 };

interface Place extends Span {
  /** How like its old self the text before and after is, 0 to 1; null where nothing is known of it. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Finds quotes in one text, which is prepared once. */
export class QuoteFinder {
  /** As long as the text itself, so that offsets stay. */
  readonly #text: string;

  constructor(text: string) {
    this.#text = fold(text);
  }

  /**
   * Where the quote is now, or null: it is gone, it has changed too much, or there are several places and nothing
   * tells which is meant.
   *
   * First as it was, apart from white space, case and the typography of quotes, dashes and dots; then with small
   * changes, but only between its old neighbours and with every number in it unchanged: the row below in a table is
   * often but a few letters different.
   */
  find({ quote, prefix, suffix }: Quote): Span | null {
    const wanted = { quote: fold(quote).trim(), prefix: fold(prefix), suffix: fold(suffix) };
    if (wanted.quote === '') return null;
    const same = this.#same(wanted);
    return same.length > 0 ? chosen(same, isDistinctive(wanted.quote)) : this.#changed(wanted);
  }

  #same(wanted: Quote): Place[] {
    const places: Place[] = [];
    for (const { 0: found, index } of this.#text.matchAll(patternOf(wanted.quote))) {
      const span = { start: index, end: index + found.length };
      if (this.#isWhole(span, wanted)) places.push(this.#place(span, wanted));
    }
    return places;
  }

  /** `T1059` in `T1059.001` is another word, unless it was taken from there. */
  #isWhole({ start, end }: Span, { quote, prefix, suffix }: Quote): boolean {
    const text = this.#text;
    const goesOn = (joint: string) => /^(?:[\p{L}\p{N}]{2}|[\p{L}\p{N}][.\-_/][\p{L}\p{N}])/u.test(joint);
    const before = goesOn(reversed(text.slice(Math.max(0, start - 2), start + 1)));
    const after = goesOn(text.slice(end - 1, end + 2));
    return (
      (!before || goesOn(reversed(prefix.slice(-2) + quote.slice(0, 1)))) &&
      (!after || goesOn(quote.slice(-1) + suffix.slice(0, 2)))
    );
  }

  #changed(wanted: Quote): Span | null {
    const { quote } = wanted;
    const most = Math.floor(quote.length * LARGEST_CHANGE);
    const found = new Map<string, Place & { errors: number }>();
    for (const window of this.#windows(wanted)) {
      for (const { start, end, errors } of search(this.#text.slice(window.start, window.end), quote, most)) {
        const span = this.#toWords({ start: window.start + start, end: window.start + end });
        const place = { ...this.#place(span, wanted), errors };
        const isBelieved =
          this.#isWhole(span, wanted) &&
          isBetweenNeighbours(place) &&
          hasNumbersOf(quote, this.#text.slice(span.start, span.end));
        if (isBelieved) found.set(`${span.start} ${span.end}`, place);
      }
    }
    const [best, ...others] = [...found.values()].sort((a, b) => a.errors - b.errors || support(b) - support(a));
    // What overlaps the best is the same place, a letter more or less.
    return best && others.every(other => other.start < best.end && best.start < other.end) ? best : null;
  }

  /** Where the quote would be by its neighbours. */
  *#windows({ quote, prefix, suffix }: Quote): Generator<Span> {
    const reach = Math.ceil(quote.length * (1 + LARGEST_CHANGE)) + NEIGHBOUR.slack;
    for (const { at, seed } of this.#seeds(prefix.trim(), 'end')) yield { start: at, end: at + seed + reach };
    for (const { at, seed } of this.#seeds(suffix.trim(), 'start'))
      yield { start: Math.max(0, at - reach), end: at + seed };
  }

  #seeds(neighbour: string, from: 'start' | 'end'): { at: number; seed: number }[] {
    const places: { at: number; seed: number }[] = [];
    for (let i = 0; i < SEED.count; i++) {
      const start = from === 'start' ? i * SEED.length : neighbour.length - (i + 1) * SEED.length;
      const seed = neighbour.slice(Math.max(0, start), Math.max(0, start + SEED.length));
      if (seed.trim().length < SEED.length / 2) break;
      const found: number[] = [];
      for (let at = this.#text.indexOf(seed); at >= 0; at = this.#text.indexOf(seed, at + 1)) found.push(at);
      // What is everywhere tells nothing.
      if (found.length <= SEED.most) for (const at of found) places.push({ at, seed: seed.length });
    }
    return places;
  }

  #place(span: Span, { prefix, suffix }: Quote): Place {
    const { length, slack } = NEIGHBOUR;
    const before = this.#text.slice(Math.max(0, span.start - length - slack), span.start);
    const after = this.#text.slice(span.end, span.end + length + slack);
    return {
      ...span,
      before: likeness(prefix.slice(-length), before),
      after: likeness(suffix.slice(0, length), after),
    };
  }

  #toWords({ start, end }: Span): Span {
    const isInWord = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(this.#text.slice(at - 1, at + 1));
    let [from, to] = [start, end];
    while (from > 0 && isInWord(from)) from--;
    while (to < this.#text.length && isInWord(to)) to++;
    return { start: from, end: to };
  }
}

/** Finds one quote in a text; see `QuoteFinder.find`. */
export function findQuote(text: string, quote: Quote): Span | null {
  return new QuoteFinder(text).find(quote);
}

/** The place among those where the quote stands as it was. */
function chosen(places: readonly Place[], isDistinctive: boolean): Span | null {
  const [best, next] = [...places].sort((a, b) => support(b) - support(a));
  if (!best) return null;
  if (!next) return isDistinctive || isSupported(best) ? best : null;
  return isSupported(best) && support(best) - support(next) >= CLEARLY_BETTER ? best : null;
}

function support({ before, after }: Place): number {
  return (before ?? 0) + (after ?? 0);
}

/** One neighbour is enough: the other may have been edited. A quote that was all of its page has none. */
function isSupported({ before, after }: Place): boolean {
  return Math.max(before ?? 0, after ?? 0) >= SAME_NEIGHBOUR || (before === null && after === null);
}

function isBetweenNeighbours({ before, after }: Place): boolean {
  return (before !== null || after !== null) && Math.min(before ?? 1, after ?? 1) >= SAME_NEIGHBOUR;
}

function isDistinctive(quote: string): boolean {
  return quote.length >= DISTINCTIVE.characters && quote.split(/ +/).length >= DISTINCTIVE.words;
}

/** How much of `expected` is in `actual`, 0 to 1; null where too little is expected to tell. */
function likeness(expected: string, actual: string): number | null {
  const wanted = expected.trim();
  if (wanted.length < NEIGHBOUR.shortest) return null;
  const most = Math.floor(wanted.length / 2);
  const [best] = search(actual, wanted, most);
  return best ? 1 - best.errors / wanted.length : 0;
}

/** Ids, versions and years make the difference between two sentences that are alike. */
function hasNumbersOf(quote: string, found: string): boolean {
  const numbers = (text: string): string[] => text.match(/[\p{L}\p{N}]*\p{N}(?:[.\-_/]?[\p{L}\p{N}]+)*/gu) ?? [];
  let at = 0;
  const there = numbers(found);
  return numbers(quote).every(number => {
    at = there.indexOf(number, at) + 1;
    return at > 0;
  });
}

const ONE_FOR_ONE: readonly [RegExp, string][] = [
  [/[\u2018-\u201B\u2032\u00B4`]/g, "'"],
  [/[\u201C-\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\s/g, ' '],
];

/** The text without differences that a reader does not see as such; of the same length. */
function fold(text: string): string {
  const plain = ONE_FOR_ONE.reduce((folded, [pattern, one]) => folded.replace(pattern, one), text);
  const lower = plain.toLowerCase();
  if (lower.length === plain.length) return lower;
  // Some capitals have small forms of two characters.
  return plain.replace(/\p{Lu}/gu, letter =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );
}

/** A folded quote, whatever its white space, dashes (`--`) and dots (`...`, `…`) are written with. */
function patternOf(quote: string): RegExp {
  const source = quote
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/ +/g, ' +')
    .replace(/-{1,3}/g, '-{1,3}')
    .replace(/\u2026|(?:\\\.){3}/g, '(?:\\.{3}|\u2026)');
  return new RegExp(source, 'g');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
