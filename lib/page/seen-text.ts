import type { ShadowRootOf } from './shadow-hosts';

/**
 * The page as a reader goes through it: texts that are seen, and the borders between blocks. Shadow roots are part of
 * it (before the other children of their host, wherever their slots are); hidden text is not.
 */

/** A text node that is seen, or the part of it from `from` to `to`. */
export interface SeenText {
  readonly node: Text;
  readonly from?: number;
  readonly to?: number;
  /** Line breaks in it are shown as such. */
  readonly isPre: boolean;
}

/** What parts two texts: the border of a block or a line break, or only the border of a table cell. */
export type Border = 'line' | 'cell';

/** One step on the way through a page. */
export type Step = SeenText | Border;

type Direction = 'forward' | 'backward';

// Never text to a reader, or text that is being written.
const NOT_TEXT = 'script,style,noscript,template,textarea,select,title,desc,defs,iframe,object,audio,video,canvas';

/** What a walk has to know of an element's style. */
interface Manner {
  readonly border: Border | null;
  /** Nothing in it is seen. */
  readonly isClosed: boolean;
  /** Its own text is not seen; that of an element in it may be. */
  readonly isInvisible: boolean;
  readonly isPre: boolean;
}

/** Ways through one page. Styles are remembered, so it is for one look at a page, not for keeping. */
export class SeenPage {
  readonly #manners = new Map<Element, Manner>();

  constructor(readonly shadowRootOf: ShadowRootOf) {}

  /** All of `root`. Returns false where the page changed so that the way was lost before the end. */
  in(root: Element): Generator<Step, boolean> {
    return this.#walk(root, true, 'forward', root);
  }

  /** `node` and what follows it, to the end of the page. */
  from(node: Node): Generator<Step> {
    return this.#walk(node, true, 'forward');
  }

  /** What follows `node`, itself not included, to the end of the page. */
  after(node: Node): Generator<Step> {
    return this.#walk(node, false, 'forward');
  }

  /** What comes before `node`, the nearest first. */
  before(node: Node): Generator<Step> {
    return this.#walk(node, false, 'backward');
  }

  /** `node` as a step, whether it is seen or not. */
  step(node: Text): SeenText {
    return { node, isPre: node.parentElement !== null && this.#mannerOf(node.parentElement).isPre };
  }

  /** Every node on the way is entered and, unless it is a text, left. */
  *#walk(from: Node, isEntered: boolean, direction: Direction, within?: Node): Generator<Step, boolean> {
    let node = from;
    let isEntering = isEntered;
    for (;;) {
      if (isEntering) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (this.#isSeen(node as Text)) yield this.step(node as Text);
        } else {
          const manner = node instanceof Element ? this.#mannerOf(node) : null;
          if (manner?.border) yield manner.border;
          const child = manner?.isClosed ? null : this.#edge(node, direction);
          if (child) {
            node = child;
            continue;
          }
          if (manner?.border) yield manner.border;
        }
      }
      if (node === within) return true;
      const beside = this.#beside(node, direction);
      isEntering = beside !== null;
      const next = beside ?? parentOf(node);
      if (!next) return within === undefined;
      node = next;
      if (beside) continue;
      const border = node instanceof Element ? this.#mannerOf(node).border : null;
      if (border) yield border;
    }
  }

  #isSeen({ parentElement }: Text): boolean {
    return parentElement === null || !this.#mannerOf(parentElement).isInvisible;
  }

  #edge(node: Node, direction: Direction): Node | null {
    const shadow = this.#shadowOf(node);
    return direction === 'forward' ? (shadow ?? node.firstChild) : (node.lastChild ?? shadow);
  }

  #beside(node: Node, direction: Direction): Node | null {
    if (node instanceof ShadowRoot) return direction === 'forward' ? node.host.firstChild : null;
    if (direction === 'forward') return node.nextSibling;
    return node.previousSibling ?? (node.parentNode && this.#shadowOf(node.parentNode));
  }

  // As `shadowRootsIn` looks for them.
  #shadowOf(node: Node): ShadowRoot | null {
    if (!(node instanceof HTMLElement)) return null;
    return node.shadowRoot ?? (node.localName.includes('-') ? this.shadowRootOf(node) : null);
  }

  #mannerOf(element: Element): Manner {
    const known = this.#manners.get(element);
    if (known) return known;
    const { display, visibility, contentVisibility, whiteSpaceCollapse, whiteSpace } = getComputedStyle(element);
    const manner: Manner = {
      border: borderOf(element, display),
      isClosed:
        display === 'none' || contentVisibility === 'hidden' || isInClosedDetails(element) || element.matches(NOT_TEXT),
      isInvisible: visibility === 'hidden' || visibility === 'collapse',
      isPre: /^(?:preserve|break-spaces)/.test(whiteSpaceCollapse ?? '') || /^(?:pre|break-spaces)/.test(whiteSpace),
    };
    this.#manners.set(element, manner);
    return manner;
  }
}

function borderOf(element: Element, display: string): Border | null {
  // A line break is inline by its style.
  if (element.tagName === 'BR') return 'line';
  if (display === 'table-cell') return 'cell';
  return display === 'none' || /^(?:inline|contents|ruby)/.test(display) ? null : 'line';
}

function isInClosedDetails(element: Element): boolean {
  const { parentElement } = element;
  if (!(parentElement instanceof HTMLDetailsElement) || parentElement.open) return false;
  return element !== parentElement.querySelector(':scope > summary');
}

/** The node that `node` stands in, a shadow root standing in its host. */
export function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
