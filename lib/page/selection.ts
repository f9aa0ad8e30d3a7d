import { PageOrder } from './page-order';
import type { TextPoint } from './passage';
import { parentOf, type SeenPage } from './seen-text';
import { type ShadowRootOf, shadowOf } from './shadow-hosts';

/** Chromium before 137 and Firefox before 142 have no `getComposedRanges`; Chromium then asks each shadow root. */
type WithSelection = ShadowRoot & { getSelection?: () => Selection | null };

/** What the reader has selected, in the document or in a shadow root of it; null where that is nothing. */
export function selectedRange(shadowRootOf: ShadowRootOf): AbstractRange | null {
  const selection = getSelection();
  const shadowRoots = allShadowRoots(shadowRootOf);
  if (selection && 'getComposedRanges' in selection) {
    return selection.getComposedRanges({ shadowRoots }).find(range => !range.collapsed) ?? null;
  }
  for (const selected of [...shadowRoots.map((root: WithSelection) => root.getSelection?.()), selection]) {
    if (selected && !selected.isCollapsed) return selected.getRangeAt(0);
  }
  return null;
}

function allShadowRoots(shadowRootOf: ShadowRootOf): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  const unattached = new Set<HTMLElement>();
  const addFrom = (tree: ParentNode) => {
    for (const element of tree.querySelectorAll('*')) {
      const root = shadowOf(element, shadowRootOf, unattached);
      if (root) roots.push(root);
    }
  };
  addFrom(document);
  // Grows while it is gone through.
  for (const root of roots) addFrom(root);
  return roots;
}

/**
 * The first and the last point of a range between which something is seen; null where nothing is. Looks no further
 * once it has seen more than `most` characters.
 */
export function seenEnds(
  page: SeenPage,
  range: AbstractRange,
  most: number,
): { first: TextPoint; last: TextPoint } | null {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const order = new PageOrder();
  const end =
    endContainer instanceof Text ? endContainer : (endContainer.childNodes[endOffset] ?? following(endContainer));
  let first: TextPoint | null = null;
  let last: TextPoint | null = null;
  let length = 0;
  for (const step of stepsFrom(page, startContainer, startOffset)) {
    if (typeof step === 'string') continue;
    const { node } = step;
    const beyond = end ? order.compare(node, end) : -1;
    if (beyond > 0 || (beyond === 0 && node !== endContainer)) break;
    const from = node === startContainer ? startOffset : 0;
    const seen = node.data.slice(from, node === endContainer ? endOffset : undefined);
    if (!/\S/.test(seen)) continue;
    first ??= { node, offset: from };
    last = { node, offset: from + seen.length };
    length += seen.replace(/\s+/g, ' ').length;
    if (length > most) break;
  }
  return first && last && { first, last };
}

function stepsFrom(page: SeenPage, container: Node, offset: number) {
  if (container instanceof Text) return page.from(container);
  const child = container.childNodes[offset];
  return child ? page.from(child) : page.after(container);
}

/** What comes after all of `node`; null at the end of the page. */
function following(node: Node): Node | null {
  for (let at: Node | null = node; at; at = parentOf(at)) {
    const next = at instanceof ShadowRoot ? at.host.firstChild : at.nextSibling;
    if (next) return next;
  }
  return null;
}
