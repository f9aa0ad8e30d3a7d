/** Name in `CSS.highlights`, as neutral as those of the marks; `assets/mention.css` paints it. */
const HIGHLIGHT_NAME = 'mention-here';
/** Long enough to be found by an eye that looks elsewhere, after a smooth scroll. */
const FLASH_MS = 2400;

let end: ReturnType<typeof setTimeout> | undefined;

/**
 * Scrolls to a part of the page and marks it for a moment. False, and nothing happens, where it has no box: it left
 * the document, or it is in something closed.
 */
export function reveal(part: StaticRange): boolean {
  const range = liveRange(part);
  const element = part.startContainer.parentElement ?? (part.startContainer.getRootNode() as ShadowRoot).host;
  if (!range || !element || range.getClientRects().length === 0) return false;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Also brings the frame itself into view.
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
  // The middle of an element that is tall, or that scrolls itself, may be far from the part of it that is meant.
  const isTall = element.getBoundingClientRect().height > innerHeight / 2;
  if (isTall || element.scrollHeight > element.clientHeight) scrollTo(range, element);
  flash(part);
  return true;
}

function flash(part: StaticRange): void {
  clearTimeout(end);
  const highlight = new Highlight(part);
  highlight.priority = 2;
  CSS.highlights.set(HIGHLIGHT_NAME, highlight);
  end = setTimeout(() => CSS.highlights.delete(HIGHLIGHT_NAME), FLASH_MS);
}

/** Brings `range` to the middle of everything that scrolls around it, from the inside out. */
function scrollTo(range: Range, element: Element): void {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const isPage = at === document.scrollingElement;
    if (!isPage && !/auto|scroll/.test(getComputedStyle(at).overflow)) continue;
    const { top, height } = range.getBoundingClientRect();
    const box = isPage ? { top: 0, height: innerHeight } : at.getBoundingClientRect();
    // At once: the next one out can only be asked where the range is when this one has arrived.
    at.scrollBy({ top: top + height / 2 - box.top - box.height / 2, behavior: 'instant' });
  }
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** A range that can be measured; null where the page has changed too much for it. */
function liveRange({ startContainer, startOffset, endContainer, endOffset }: StaticRange): Range | null {
  if (!startContainer.isConnected || !endContainer.isConnected) return null;
  if (startOffset > lengthOf(startContainer) || endOffset > lengthOf(endContainer)) return null;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length;
}
