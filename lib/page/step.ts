import { type Mention, mentionRects } from './marks';
import { PageOrder } from './page-order';

/** Which way the reader steps through the mentions. */
export type Direction = 'next' | 'previous';

/** Where a step leads. */
export interface Step {
  readonly mention: Mention;
  /** It went past the last mention to the first, or the other way. */
  readonly hasWrapped: boolean;
}

/** What the reader is told then. */
export const WRAPPED: Record<Direction, string> = {
  next: 'That was the last mention. This is the first.',
  previous: 'That was the first mention. This is the last.',
};

/** Where a mention is scrolled to, as a share of the viewport: below it there is room for the card. */
const SCROLL_TO = 0.3;

/**
 * The mention to step to, or null if none can be seen. Begins at `from`, or at what is in the viewport where there is
 * no `from` on the page any more.
 */
export function step(mentions: readonly Mention[], from: Mention | null, direction: Direction): Step | null {
  const isNext = direction === 'next';
  const order = new PageOrder();
  const compare = (a: Mention, b: Mention) => order.compareMentions(a, b) * (isNext ? 1 : -1);
  const ordered = mentions.toSorted(compare);
  const start = from?.nodes[0].isConnected ? from : null;
  const isAhead = (mention: Mention) => {
    if (start) return compare(start, mention) < 0 && !isSame(mention, start);
    const box = mentionRects(mention)[0];
    return box !== undefined && (isNext ? box.bottom > 0 : box.top < innerHeight);
  };
  const ahead = ordered.find(mention => isAhead(mention) && isSeen(mention));
  if (ahead) return { mention: ahead, hasWrapped: false };
  const first = ordered.find(isSeen);
  return first ? { mention: first, hasWrapped: true } : null;
}

/** Scrolls whatever it lies in so that a mention can be seen. Where it is in sight already, nothing moves. */
export function scrollTo(mention: Mention): void {
  for (let node: Node | null = mention.nodes[0].parentNode; node; node = parentOf(node)) {
    if (!(node instanceof Element) || node === document.scrollingElement) continue;
    if (!/auto|scroll/.test(getComputedStyle(node).overflow)) continue;
    const { top, left, height, width } = node.getBoundingClientRect();
    scrollWithin(node, mention, { top: top + node.clientTop, left: left + node.clientLeft, height, width });
  }
  scrollWithin(window, mention, { top: 0, left: 0, height: innerHeight, width: innerWidth });
}

/** Whether the first line of a mention is in the viewport. */
export function isInView(mention: Mention): boolean {
  const box = mentionRects(mention)[0];
  return box !== undefined && box.bottom > 0 && box.top < innerHeight;
}

interface Frame {
  top: number;
  left: number;
  height: number;
  width: number;
}

function scrollWithin(scroller: Element | Window, mention: Mention, { top, left, height, width }: Frame): void {
  const box = mentionRects(mention)[0];
  if (!box) return;
  const isInSight = box.top >= top && box.bottom <= top + height && box.left >= left && box.right <= left + width;
  if (isInSight) return;
  const isBeside = box.left < left || box.right > left + width;
  scroller.scrollBy({
    top: box.top - top - height * SCROLL_TO,
    left: isBeside ? box.left - left - width * SCROLL_TO : 0,
    // A page that scrolls smoothly would still be on its way when the card is placed.
    behavior: 'instant',
  });
}

function isSeen(mention: Mention): boolean {
  return mentionRects(mention).some(({ width, height }) => width > 0 && height > 0) && !isInert(mention);
}

/** Behind a modal dialog nothing can be read. */
function isInert({ nodes: [node] }: Mention): boolean {
  for (let at: Node | null = node; at; at = parentOf(at))
    if (at instanceof Element && at.matches('[inert]')) return true;
  return false;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** The scanner makes a mention anew when it reads its text again. */
function isSame(a: Mention, b: Mention): boolean {
  return a.nodes[0] === b.nodes[0] && a.start === b.start;
}
