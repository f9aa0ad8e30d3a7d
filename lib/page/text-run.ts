/**
 * Text as a reader sees it: over the borders of inline elements, but not over those of blocks.
 * A reader of `<b>T1204</b>.002` sees one id; a reader of two table cells sees two texts.
 */

/** The text node that follows `node` in the same run of text, or null where the run ends. */
export function nextInRun(node: Text): Text | null {
  for (let next = following(node); next; next = following(next)) {
    if (next.nodeType === Node.TEXT_NODE && (next as Text).length > 0) return next as Text;
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

/** The text node before `node` in document order, in the same tree; null at its beginning. */
export function previousText(node: Node): Text | null {
  const root = node.getRootNode();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = node;
  return walker.previousNode() as Text | null;
}

/** A walk over the text nodes below `root` that survives removals while it pauses. */
export function walkText(root: Node): NodeIterator {
  return document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
}

/** The first text nodes below `root`, in document order, at most `most`; itself if it is one. */
export function textNodesOf(root: Node, most = Number.POSITIVE_INFINITY): Text[] {
  // Not a `NodeIterator`: the document knows each of those until it is collected, and pays for it at every removal.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = root.nodeType === Node.TEXT_NODE ? [root as Text] : [];
  while (nodes.length < most && walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
