import type { Liveness } from '../attack/known-ids';

/** One occurrence of an ATT&CK id on the page. It may reach over several text nodes: `<b>T1204</b>.002`. */
export interface Mention {
  readonly id: string;
  readonly liveness: Liveness;
  /** The text nodes it lies in, in document order. */
  readonly nodes: readonly [Text, ...Text[]];
  /** UTF-16 offset in the first of them. */
  readonly start: number;
  /** UTF-16 offset in the last of them. */
  readonly end: number;
}

/**
 * Names in `CSS.highlights`. The page can list them, so they must not tell what reads along;
 * `assets/mention.css` paints them.
 */
export const HIGHLIGHT_NAMES = { live: 'mention', stale: 'mention-stale' } as const satisfies Record<Liveness, string>;

// More than these are painted at once with as many as are painted, since the browser looks at those again then.
const FEW = 1000;

/**
 * So many mentions of a document are painted, live and stale ones each; the others are known and have cards, too. The
 * browser looks at every painted one again in each frame that follows a change of the page: 10,000 cost it 0.1 s.
 */
export const MOST_PAINTED = 15_000;

/**
 * The mentions of one document, and their paint.
 *
 * Paint is `StaticRange`s in CSS highlights: nothing of the page changes, and unlike live ranges they cost
 * nothing when the page mutates (262 ms against 3 ms for 500 removals beside 10,000 ranges). They do not follow
 * the text either, so whoever sees a text node change forgets and adds again.
 */
export class Marks {
  /** Told each time that mentions came or went: many times in a row, while a page is read. */
  declare onChange?: () => void;
  /** By each text node that they lie in. */
  readonly #byNode = new Map<Node, Mention[]>();
  readonly #paint = new Map<Mention, StaticRange>();
  /** Those that are not in a highlight yet. */
  readonly #unpainted: Mention[] = [];
  readonly #highlights: Record<Liveness, Highlight> = { live: new Highlight(), stale: new Highlight() };

  /** The mentions that lie in a text node, wholly or in part. */
  in(node: Node): readonly Mention[] {
    return this.#byNode.get(node) ?? [];
  }

  /** All mentions, in no particular order. */
  all(): Mention[] {
    return [...this.#paint.keys()];
  }

  /** Forgets the mentions that begin in `node`. */
  forget(node: Text): void {
    const before = this.#byNode.get(node);
    if (!before) return;
    for (const mention of before) {
      if (mention.nodes[0] !== node) continue;
      this.#highlights[mention.liveness].delete(this.#paint.get(mention) as StaticRange);
      this.#paint.delete(mention);
      for (const part of mention.nodes.slice(1)) this.#keep(part, other => other !== mention);
    }
    this.#keep(node, other => other.nodes[0] !== node);
    this.onChange?.();
  }

  /** Adds mentions. */
  add(mentions: readonly Mention[]): void {
    for (const mention of mentions) {
      this.#paint.set(mention, paintOf(mention));
      this.#unpainted.push(mention);
      for (const part of mention.nodes) {
        const before = this.#byNode.get(part);
        if (before) before.push(mention);
        else this.#byNode.set(part, [mention]);
      }
    }
    if (mentions.length === 0) return;
    this.onChange?.();
    if (this.#unpainted.length > this.#highlights.live.size - FEW) this.register();
  }

  /**
   * Forgets the nodes that left the document, so that they can be collected.
   * Returns those still in it where a mention lost a part: they have to be read again.
   */
  forgetDetached(): Text[] {
    const torn: Text[] = [];
    for (const node of this.#byNode.keys()) {
      if (node.isConnected) continue;
      this.forget(node as Text);
      torn.push(...this.in(node).map(({ nodes }) => nodes[0]));
    }
    return torn;
  }

  /** Takes all paint away. */
  clear(): void {
    this.#highlights.live.clear();
    this.#highlights.stale.clear();
    this.#byNode.clear();
    this.#paint.clear();
    this.onChange?.();
  }

  /**
   * Paints what is not painted yet, and puts the paint into the document's registry where it is not, or not any more;
   * tells whether it had to do the latter.
   */
  register(): boolean {
    for (const mention of this.#unpainted.splice(0)) {
      const paint = this.#paint.get(mention);
      const highlight = this.#highlights[mention.liveness];
      if (paint && highlight.size < MOST_PAINTED) highlight.add(paint);
    }
    let isMended = false;
    for (const liveness of ['live', 'stale'] as const) {
      const highlight = this.#highlights[liveness];
      const name = HIGHLIGHT_NAMES[liveness];
      if (highlight.size === 0 || CSS.highlights.get(name) === highlight) continue;
      CSS.highlights.set(name, highlight);
      isMended = true;
    }
    return isMended;
  }

  #keep(node: Node, isKept: (mention: Mention) => boolean): void {
    const kept = this.in(node).filter(isKept);
    if (kept.length > 0) this.#byNode.set(node, kept);
    else this.#byNode.delete(node);
  }
}

/** The boxes of a mention in viewport pixels: one, or one for each line or element it reaches over. */
export function mentionRects({ nodes, start, end }: Mention): DOMRect[] {
  const last = nodes.at(-1) ?? nodes[0];
  if (!nodes[0].isConnected || !last.isConnected || start > nodes[0].length || end > last.length) return [];
  const range = nodes[0].ownerDocument.createRange();
  range.setStart(nodes[0], start);
  range.setEnd(last, end);
  return [...range.getClientRects()];
}

/** The range of a mention, for a highlight. */
export function paintOf({ nodes, start, end }: Mention): StaticRange {
  const last = nodes.at(-1) as Text;
  return new StaticRange({ startContainer: nodes[0], startOffset: start, endContainer: last, endOffset: end });
}
