import type { KnownIds } from '../attack/known-ids';
import { findTechniqueIds } from '../attack/mentions';
import type { Mention } from './marks';

// Text that nobody reads as text, or that somebody is writing. SVG's title, desc and defs are never painted.
const NOT_READ =
  'head,script,style,noscript,template,textarea,select,title,desc,defs,[contenteditable]:not([contenteditable="false" i])';

// Shorter text cannot hold an id.
const SHORTEST = 'T0000'.length;

/** Where a text node stands for a reader. `unrendered` text may be shown later: a tab, a closed `<details>`. */
export type Standing = 'read' | 'unrendered' | 'not-read';

/** The known ids that `node` mentions. Looks at the text alone; see `standingOf`. */
export function mentionsIn(node: Text, known: KnownIds): Mention[] {
  if (node.length < SHORTEST) return [];
  const mentions: Mention[] = [];
  for (const { id, start, end } of findTechniqueIds(node.data)) {
    const liveness = known.get(id);
    if (liveness) mentions.push({ id, liveness, node, start, end });
  }
  return mentions;
}

/**
 * Tells whether a reader sees the text of `node`.
 * It makes the browser compute style, so it is asked only for nodes that have a mention.
 */
export function standingOf(node: Text): Standing {
  let element = node.parentElement;
  if (!element || element.closest(NOT_READ)) return 'not-read';
  if (element.checkVisibility()) return 'read';
  // An element with `display: contents` has no box of its own; the text in it is in its parent's.
  while (element && getComputedStyle(element).display === 'contents') element = element.parentElement;
  return element?.checkVisibility() ? 'read' : 'unrendered';
}
