import { type Marks, type Mention, mentionRects } from './marks';

/**
 * The mention under a point of the viewport, or null. The caret does not look into shadow roots that are not named.
 *
 * Asks for the caret and looks it up by text node: beside 10,000 marks 0.4 ms in a page of 1 MB and 15 in one of 10,
 * where `CSS.highlights.highlightsFromPoint` takes 18 in a small one. The caret also answers for points beside the
 * text, so the mention's boxes have the last word.
 */
export function mentionAt(marks: Marks, shadowRoots: ReadonlySet<ShadowRoot>, x: number, y: number): Mention | null {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots: [...shadowRoots] });
  const mention = caret && atCaret(marks, caret.offsetNode, caret.offset);
  return mention && mentionRects(mention).some(rect => contains(rect, x, y)) ? mention : null;
}

// As many of an element's child nodes are looked at; a listing may have 100,000.
const MOST_CHILDREN = 200;
// To ask for the boxes of more mentions than these takes longer than to ask for the caret.
const MOST_MENTIONS = 8;

/**
 * The mention under an event of the pointer, or null.
 *
 * The browser has told with it which element is there, so only mentions in that element's own texts come into question:
 * mostly there are none, where the caret would be looked for in the whole page again (15 ms in one of 10 MB).
 */
export function mentionUnder(marks: Marks, shadowRoots: ReadonlySet<ShadowRoot>, event: MouseEvent): Mention | null {
  const { target, clientX: x, clientY: y } = event;
  const mentions = isInnermost(event, shadowRoots) ? mentionsInTextsOf(marks, target as Element) : null;
  if (!mentions) return mentionAt(marks, shadowRoots, x, y);
  return mentions.find(mention => mentionRects(mention).some(rect => contains(rect, x, y))) ?? null;
}

/** Whether the event's target is the parent of the text under the pointer, if there is text. */
function isInnermost(event: Event, shadowRoots: ReadonlySet<ShadowRoot>): boolean {
  const [inner] = event.composedPath();
  // Firefox gives a button for what is in it. What is in a shadow tree, or shown in it, has its host for a target.
  if (!(inner instanceof Element) || inner !== event.target || inner.localName === 'button') return false;
  for (const { host } of shadowRoots) if (host === inner) return false;
  return true;
}

/** The mentions in the text nodes directly in an element; null where it has too many to look at. */
function mentionsInTextsOf(marks: Marks, element: Element): Mention[] | null {
  const mentions = new Set<Mention>();
  let left = MOST_CHILDREN;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    for (const mention of marks.in(child)) mentions.add(mention);
    if (--left === 0 || mentions.size > MOST_MENTIONS) return null;
  }
  return [...mentions];
}

/** The mention at a caret position: an offset inside it or at one of its ends. */
function atCaret(marks: Marks, node: Node, offset: number): Mention | undefined {
  return marks
    .in(node)
    .find(
      ({ nodes, start, end }) => (node !== nodes[0] || start <= offset) && (node !== nodes.at(-1) || offset <= end),
    );
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;
}
