import type { Liveness } from '../attack/known-ids';

/** One occurrence of an ATT&CK id on the page. */
export interface Mention {
  readonly id: string;
  readonly liveness: Liveness;
  readonly node: Text;
  /** UTF-16 offsets in `node`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Names in `CSS.highlights`. The page can list them, so they must not tell what reads along;
 * `assets/mention.css` paints them.
 */
export const HIGHLIGHT_NAMES = { live: 'mention', stale: 'mention-stale' } as const satisfies Record<Liveness, string>;

/**
 * The mentions of one document, and their paint.
 *
 * Paint is `StaticRange`s in CSS highlights: nothing of the page changes, and unlike live ranges they cost
 * nothing when the page mutates (262 ms against 3 ms for 500 removals beside 10,000 ranges). They do not follow
 * the text either, so whoever sees a text node change calls `replace` again.
 */
export class Marks {
  readonly #byNode = new Map<Text, { mention: Mention; paint: StaticRange }[]>();
  readonly #highlights: Record<Liveness, Highlight> = { live: new Highlight(), stale: new Highlight() };

  /** Sets what `node` mentions; an empty list forgets the node. */
  replace(node: Text, mentions: readonly Mention[]): void {
    for (const { mention, paint } of this.#byNode.get(node) ?? []) this.#highlights[mention.liveness].delete(paint);
    this.#byNode.delete(node);
    if (mentions.length === 0) return;
    const marked = mentions.map(mention => ({ mention, paint: paintOf(mention) }));
    for (const { mention, paint } of marked) this.#highlights[mention.liveness].add(paint);
    this.#byNode.set(node, marked);
    this.#register();
  }

  /** The mention at a caret position: an offset inside it or at one of its ends. */
  at(node: Node, offset: number): Mention | null {
    const marked = this.#byNode.get(node as Text);
    return marked?.find(({ mention }) => mention.start <= offset && offset <= mention.end)?.mention ?? null;
  }

  /** Whether `node` has any mention. */
  has(node: Text): boolean {
    return this.#byNode.has(node);
  }

  /** Forgets the nodes that left the document, so that they can be collected. */
  forgetDetached(): void {
    for (const node of this.#byNode.keys()) if (!node.isConnected) this.replace(node, []);
  }

  /** Takes all paint away. */
  clear(): void {
    for (const liveness of ['live', 'stale'] as const) {
      this.#highlights[liveness].clear();
      const name = HIGHLIGHT_NAMES[liveness];
      if (CSS.highlights.get(name) === this.#highlights[liveness]) CSS.highlights.delete(name);
    }
    this.#byNode.clear();
  }

  // Also mends the registry where the page has cleared it.
  #register(): void {
    for (const liveness of ['live', 'stale'] as const) {
      const highlight = this.#highlights[liveness];
      const name = HIGHLIGHT_NAMES[liveness];
      if (highlight.size > 0 && CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    }
  }
}

/** The boxes of a mention in viewport pixels: one, or one for each line it is wrapped over. */
export function mentionRects(mention: Mention): DOMRect[] {
  if (!mention.node.isConnected || mention.end > mention.node.length) return [];
  const range = mention.node.ownerDocument.createRange();
  range.setStart(mention.node, mention.start);
  range.setEnd(mention.node, mention.end);
  return [...range.getClientRects()];
}

function paintOf({ node, start, end }: Mention): StaticRange {
  return new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
}
