import type { KnownIds, Liveness } from '../attack/known-ids';
import { findIds, HALF_ID, MAY_HOLD_ID } from '../attack/mentions';
import type { Mention } from './marks';
import { nextInRun, textNodesOf } from './text-run';

// What nobody reads though it has a box, or what somebody is writing. `defs` are SVG's.
const NOT_READ = 'textarea,select,defs,[contenteditable]:not([contenteditable=false i])';

/** Where a text node stands for a reader. `unrendered` text may be shown later: a tab, a closed `<details>`. */
export type Standing = 'read' | 'unrendered' | 'unread';

const LONGEST_REST = 12;

/** Characters of a text node that are read at a time: one of 20 MB must not hold the page up. */
export const WINDOW = 16_384;
// Read beside a window, so that an id on its border, and sub-techniques listed after it, are seen whole.
const MARGIN = 128;

/**
 * The known ids whose mention begins in the first `WINDOW` characters of `node` after `from`, kinds that need a reason
 * among them.
 */
export function mentionsIn(node: Text, known: KnownIds, from = 0): Mention[] {
  const { data } = node;
  const to = from + WINDOW;
  const base = Math.max(0, from - MARGIN);
  const text = data.slice(base, to + MARGIN);
  if (!MAY_HOLD_ID.test(text)) return [];
  const mentions = findIds(text, known)
    .map(({ id, start, end }) => mentionOf(id, [node], start + base, end + base, known))
    .filter(({ start }) => from <= start && start < to);
  // Only the end of the text can be the first half of an id.
  if (to < data.length) return mentions;
  const last = mentions.at(-1);
  const [, half] = HALF_ID.exec(text) ?? [];
  // Where it is not rendered, the browser has no styles yet and makes them up from the root each time it is asked.
  const more = half && standingOf(node) === 'read' && completed(node, half, known);
  const whole = more || (last && withNextCell(node, last, known));
  if (whole && last && whole.start < last.end) mentions.pop();
  if (whole) mentions.push(whole);
  return mentions;
}

function mentionOf(id: string, nodes: Mention['nodes'], start: number, end: number, known: KnownIds): Mention {
  return { id, liveness: known(id) as Liveness, nodes, start, end };
}

/** The id that begins with `half`, at the end of `node`, and ends in a later node of the same run, if there is one. */
function completed(node: Text, half: string, known: KnownIds): Mention | undefined {
  const nodes: [Text, ...Text[]] = [node];
  let joined = half;
  for (let next = nextInRun(node); next && joined.length < half.length + LONGEST_REST; next = nextInRun(next)) {
    nodes.push(next);
    joined += next.data.slice(0, LONGEST_REST);
  }
  const [match] = findIds(joined, known);
  if (match?.start !== 0 || match.end <= half.length) return undefined;
  let end = match.end - half.length;
  let count = 1;
  for (let next = nodes[count]; next && end > next.length; next = nodes[++count]) end -= next.length;
  const start = node.length - half.length;
  return mentionOf(match.id, nodes.slice(0, count + 1) as [Text, ...Text[]], start, end, known);
}

const SUB_ALONE = /^\s*\.(\d{3})(?!\w)/;

/** A technique that fills a table cell with the sub-technique that begins the next one: `T1593 | .003`. */
function withNextCell(node: Text, { id, start, end }: Mention, known: KnownIds): Mention | undefined {
  const isWholeText = node.data.trim().length === end - start;
  const next = isWholeText && !id.includes('.') ? node.parentElement?.closest('td,th')?.nextElementSibling : null;
  const text = next && textNodesOf(next).find(part => part.data.trim());
  const [written = '', sub] = (text && SUB_ALONE.exec(text.data)) ?? [];
  const whole = `${id}.${sub}`;
  return text && known(whole) ? mentionOf(whole, [node, text], start, written.length, known) : undefined;
}

/**
 * Tells whether a reader sees the text of `node`.
 * It makes the browser compute style, so it is asked only for nodes that have a mention.
 */
export function standingOf(node: Text): Standing {
  let element = node.parentElement;
  if (!element) return node.parentNode instanceof ShadowRoot ? 'read' : 'unread';
  if (element.closest(NOT_READ)) return 'unread';
  if (element.checkVisibility()) return 'read';
  // An element with `display: contents` has no box of its own; the text in it is in its parent's.
  while (element && getComputedStyle(element).display === 'contents') element = element.parentElement;
  return element?.checkVisibility() ? 'read' : 'unrendered';
}

/**
 * The topmost of the elements around that are not rendered: the one that will be shown. Ten thousand ids in a closed
 * tab are one element to watch. Goes up `most` levels, which matters where a page has thousands.
 */
export function outermostUnrendered(element: Element, most = 32): Element {
  const parent = element.parentElement;
  return most && parent && !parent.checkVisibility() ? outermostUnrendered(parent, most - 1) : element;
}
