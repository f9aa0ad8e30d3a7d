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

interface Mark {
  readonly mention: Mention;
  readonly paint: StaticRange;
}

/**
 * The mentions of one document, and their paint.
 *
 * Paint is `StaticRange`s in CSS highlights: nothing of the page changes, and unlike live ranges they cost
 * nothing when the page mutates (262 ms against 3 ms for 500 removals beside 10,000 ranges). They do not follow
 * the text either, so whoever sees a text node change calls `replace` again.
 */
export class Marks {
  /** Told each time that mentions came or went: many times in a row, while a page is read. */
  declare onChange?: () => void;
  /** By each text node that they lie in. */
  readonly #byNode = new Map<Text, readonly Mark[]>();
  readonly #highlights: Record<Liveness, Highlight> = { live: new Highlight(), stale: new Highlight() };

  /** Sets the mentions that begin in `node`; an empty list forgets them. */
  replace(node: Text, mentions: readonly Mention[]): void {
    const before = this.#byNode.get(node) ?? [];
    for (const mark of before) if (mark.mention.nodes[0] === node) this.#remove(mark);
    for (const mention of mentions) {
      const mark = { mention, paint: paintOf(mention) };
      this.#highlights[mention.liveness].add(mark.paint);
      for (const part of mention.nodes) this.#byNode.set(part, [...(this.#byNode.get(part) ?? []), mark]);
    }
    if (before.length + mentions.length > 0) this.#register();
  }

  /** The mention at a caret position: an offset inside it or at one of its ends. */
  at(node: Node, offset: number): Mention | null {
    for (const { mention } of this.#byNode.get(node as Text) ?? []) {
      const { nodes, start, end } = mention;
      if ((node !== nodes[0] || start <= offset) && (node !== nodes.at(-1) || offset <= end)) return mention;
    }
    return null;
  }

  /** All mentions, each once, in no particular order. */
  all(): Mention[] {
    return [...new Set([...this.#byNode.values()].flat())].map(mark => mark.mention);
  }

  /** Text nodes where mentions begin that lie in `node` too: they have to be read again when `node` changes. */
  beginningsOf(node: Text): Text[] {
    return (this.#byNode.get(node) ?? []).map(({ mention }) => mention.nodes[0]);
  }

  /**
   * Forgets the nodes that left the document, so that they can be collected.
   * Returns those still in it where a mention lost a part: they have to be read again.
   */
  forgetDetached(): Text[] {
    const torn: Text[] = [];
    for (const node of this.#byNode.keys()) {
      if (node.isConnected) continue;
      this.replace(node, []);
      torn.push(...this.beginningsOf(node));
    }
    return torn;
  }

  /** Takes all paint away. */
  clear(): void {
    this.#highlights.live.clear();
    this.#highlights.stale.clear();
    this.#byNode.clear();
  }

  #remove(mark: Mark): void {
    const { liveness, nodes } = mark.mention;
    this.#highlights[liveness].delete(mark.paint);
    for (const part of nodes) {
      const rest = this.#byNode.get(part)?.filter(other => other !== mark) ?? [];
      if (rest.length > 0) this.#byNode.set(part, rest);
      else this.#byNode.delete(part);
    }
  }

  // Also mends the registry where the page has cleared it.
  #register(): void {
    this.onChange?.();
    for (const liveness of ['live', 'stale'] as const) {
      const highlight = this.#highlights[liveness];
      const name = HIGHLIGHT_NAMES[liveness];
      if (highlight.size > 0 && CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    }
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
  const last = nodes.at(-1) ?? nodes[0];
  return new StaticRange({ startContainer: nodes[0], startOffset: start, endContainer: last, endOffset: end });
}
