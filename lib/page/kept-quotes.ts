import { reveal } from './flash';
import { type Quote, QuoteFinder } from './quote';
import { Reading } from './reading';
import { SeenPage } from './seen-text';
import type { ShadowRootOf } from './shadow-hosts';
import { Slices } from './slices';

/** Name in `CSS.highlights`, as neutral as those of the marks; `assets/mention.css` paints it. */
const HIGHLIGHT_NAME = 'mention-kept';
/** A page that changes while it is read is read again; the last time in one go, however long that takes. */
const ATTEMPTS = 3;

/** The quotes on this page that the reader has kept, and their paint. */
export class KeptQuotes {
  readonly #shadowRootOf: ShadowRootOf;
  readonly #highlight = new Highlight();
  /** The latest call of `show`; the answer of an older one must not paint over its paint. */
  #latest = 0;

  constructor(shadowRootOf: ShadowRootOf) {
    this.#shadowRootOf = shadowRootOf;
    this.#highlight.priority = 1;
  }

  /** Marks these quotes, in the place of those before, and tells for each whether it was found. */
  async show(quotes: readonly Quote[]): Promise<boolean[]> {
    const call = ++this.#latest;
    const ranges = await this.#rangesOf(quotes);
    if (call === this.#latest) this.#paint(ranges.filter(range => range !== null));
    return ranges.map(range => range !== null);
  }

  /** Scrolls to a quote and marks it for a moment; false where it is not found. */
  async reveal(quote: Quote): Promise<boolean> {
    const [range] = await this.#rangesOf([quote]);
    return range ? reveal(range) : false;
  }

  #paint(ranges: readonly StaticRange[]): void {
    this.#highlight.clear();
    for (const range of ranges) this.#highlight.add(range);
    if (ranges.length > 0) CSS.highlights.set(HIGHLIGHT_NAME, this.#highlight);
    else CSS.highlights.delete(HIGHLIGHT_NAME);
  }

  async #rangesOf(quotes: readonly Quote[]): Promise<(StaticRange | null)[]> {
    if (quotes.length === 0) return [];
    const slices = new Slices();
    const reading = await this.#read(slices);
    const finder = new QuoteFinder(reading.text);
    const ranges: (StaticRange | null)[] = [];
    for (const quote of quotes) {
      await slices.turn();
      const span = finder.find(quote);
      ranges.push(span && reading.rangeOf(span.start, span.end));
    }
    return ranges;
  }

  async #read(slices: Slices): Promise<Reading> {
    for (let attempt = 1; ; attempt++) {
      const reading = new Reading();
      const walk = new SeenPage(this.#shadowRootOf).in(document.documentElement);
      for (let step = walk.next(); ; step = walk.next()) {
        if (step.done) {
          if (step.value || attempt >= ATTEMPTS) return reading;
          break;
        }
        reading.add(step.value);
        const turn = attempt < ATTEMPTS ? slices.turn() : null;
        if (turn) await turn;
      }
    }
  }
}
