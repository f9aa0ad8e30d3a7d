import type { Liveness } from '../attack/known-ids';
import type { Marks, Mention } from './marks';
import { PageOrder } from './page-order';
import { sentenceAround, shortened } from './passage';
import { SeenPage } from './seen-text';
import type { ShadowRootOf } from './shadow-hosts';
import { Slices } from './slices';

/** An object that a frame mentions. */
export interface FrameObject {
  /** The id as the page has it, in its canonical form. */
  readonly id: string;
  readonly liveness: Liveness;
  /** Number of its mentions. */
  readonly count: number;
  /** The sentence of the first of them, on one line; `…` where it is cut. */
  readonly sentence: string;
}

/** Longest sentence, in UTF-16 units. */
export const LONGEST_SENTENCE = 300;
/** Changes are told of this long after the first of them: a page that is being read changes all the time. */
const TELL_AFTER_MS = 250;

/**
 * What a frame mentions, in page order. Nothing is worked out before somebody asks, and what was worked out is kept
 * until the marks change.
 */
export class Inventory {
  readonly #marks: Marks;
  readonly #shadowRootOf: ShadowRootOf;
  readonly #sentences = new WeakMap<Mention, string>();
  #ordered: Promise<readonly Mention[]> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onChange` hears of mentions that came or went, once for all that happen within a quarter of a second. */
  constructor(marks: Marks, shadowRootOf: ShadowRootOf, onChange: () => void) {
    this.#marks = marks;
    this.#shadowRootOf = shadowRootOf;
    marks.onChange = () => {
      this.#ordered = undefined;
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        onChange();
      }, TELL_AFTER_MS);
    };
    marks.onChange();
  }

  /** The ids that are mentioned, each once, in no particular order. */
  ids(): Set<string> {
    const ids = new Set<string>();
    for (const { id } of this.#connected()) ids.add(id);
    return ids;
  }

  /** The objects, by their first mention. Works in slices: 10,000 mentions take longer than a frame. */
  async objects(): Promise<FrameObject[]> {
    const firsts = new Map<string, { first: Mention; count: number }>();
    for (const mention of await this.#inPageOrder()) {
      const entry = firsts.get(mention.id);
      if (entry) entry.count++;
      else firsts.set(mention.id, { first: mention, count: 1 });
    }
    const page = new SeenPage(this.#shadowRootOf);
    const slices = new Slices();
    const objects: FrameObject[] = [];
    for (const [id, { first, count }] of firsts) {
      await slices.turn();
      objects.push({ id, liveness: first.liveness, count, sentence: this.#sentenceOf(first, page) });
    }
    return objects;
  }

  /** The mentions of one object, in page order. */
  async mentionsOf(id: string): Promise<Mention[]> {
    return (await this.#inPageOrder()).filter(mention => mention.id === id);
  }

  #sentenceOf(mention: Mention, page: SeenPage): string {
    const known = this.#sentences.get(mention);
    if (known !== undefined) return known;
    const passage = sentenceAround(page, mention);
    const middle = passage.reading.offsetOf(mention.nodes[0], mention.start);
    const sentence = shortened(passage, LONGEST_SENTENCE, middle);
    this.#sentences.set(mention, sentence);
    return sentence;
  }

  #inPageOrder(): Promise<readonly Mention[]> {
    this.#ordered ??= this.#order();
    return this.#ordered;
  }

  async #order(): Promise<Mention[]> {
    const mentions = [...this.#connected()];
    const order = new PageOrder();
    const slices = new Slices();
    for (const { nodes } of mentions) {
      await slices.turn();
      order.placeOf(nodes[0]);
    }
    return mentions.sort((a, b) => order.compareMentions(a, b));
  }

  /** What left the document stays marked until the scanner comes round. */
  *#connected(): Generator<Mention> {
    for (const mention of this.#marks.all()) if (mention.nodes[0].isConnected) yield mention;
  }
}
