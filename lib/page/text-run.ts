/**
 * Text as a reader sees it: over the borders of inline elements, but not over those of blocks.
 * A reader of `<b>T1204</b>.002` sees one id; a reader of two table cells sees two texts.
 */

/** The text node that follows `node` in the same run of text, or null where the run ends. */
export function nextInRun(node: Text): Text | null {
  for (let next = following(node); next; next = following(next)) {
    if (next instanceof Text && next.length > 0) return next;
  }
  return null;
}

/** The next node of the run in document order, or null where a block begins or ends. */
function following(node: Node): Node | null {
  if (node.firstChild) return enter(node.firstChild);
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at !== node && breaksRun(at)) return null;
    if (at.nextSibling) return enter(at.nextSibling);
  }
  return null;
}

function enter(node: Node): Node | null {
  return breaksRun(node) ? null : node;
}

function breaksRun(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  const { display } = getComputedStyle(node);
  // A line break is inline by its style.
  return node.tagName === 'BR' || !/^(?:inline|contents|ruby)/.test(display);
}

// NodeFilter.SHOW_TEXT and SHOW_CDATA_SECTION: XHTML has both, and `Range` counts both.
const SHOW_TEXTS = 12;

/** A walk over the text nodes below `root`, from `start` on. */
export function walkTexts(root: Node, start = root): TreeWalker {
  const walker = document.createTreeWalker(root, SHOW_TEXTS);
  walker.currentNode = start;
  return walker;
}

/** The text nodes below `root`, in document order; itself if it is one. */
export function textNodesOf(root: Node): Text[] {
  const walker = walkTexts(root);
  const nodes = root instanceof Text ? [root] : [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
