import type { KnownIds } from '../attack/known-ids';
import { findIds, type IdMatch, mayHoldIds } from '../attack/mentions';
import type { Mention } from './marks';
import { nextInRun, textNodesOf } from './text-run';

// Text that nobody reads as text, or that somebody is writing. `title` and below are the page's and SVG's.
const NOT_READ =
  'script,style,noscript,textarea,select,title,desc,defs,[contenteditable]:not([contenteditable="false" i])';

/** Where a text node stands for a reader. `unrendered` text may be shown later: a tab, a closed `<details>`. */
export type Standing = 'read' | 'unrendered' | 'not-read';

// An id without its last characters, at the end of a text: `T`, `T12`, `T1204`, `T1204.`, `T1204_0`.
const HALF = /(?<![a-z\d])(?:DET|D[SC]|AN|TA|[TGSCM])[^a-z\s]*$/i;
const LONGEST_HALF = 16;
const LONGEST_REST = 12;
const LONGEST_PREFIX = 3;
// What a half can end with: letters of a prefix, a digit, a joint, an unseen character. Most texts end otherwise.
const HALF_ENDS = /(?:^|[^a-z\d])[TGSCMADEN]{1,3}$|[\d./_\u00AD\u200B-\u200F\u2060\uFEFF-]$/i;

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
  const found = mayHoldIds(text)
    ? findIds(text, known)
        .map(({ id, start, end }) => ({ id, start: start + base, end: end + base }))
        .filter(({ start }) => from <= start && start < to)
    : [];
  const mentions = found.map(match => mentionOf(match, [node], known));
  // Only the end of the text can be the first half of an id.
  if (to < data.length) return mentions;
  const last = found.at(-1);
  const half = halfAtEnd(data, last);
  if (half !== null) {
    const whole = completed(node, half, known);
    if (whole) {
      if (half < (last?.end ?? 0)) mentions.pop();
      mentions.push(mentionOf(whole.match, whole.nodes, known));
    }
  }
  return last && mentions.at(-1)?.nodes.length === 1 ? withCells(node, mentions, last, known) : mentions;
}

function mentionOf({ id, start, end }: IdMatch, nodes: Mention['nodes'], known: KnownIds): Mention {
  return { id, liveness: known(id) ?? 'stale', nodes, start, end };
}

/** Where in `text` the first half of an id begins that may go on in the next node; null if there is none. */
function halfAtEnd(text: string, last: IdMatch | undefined): number | null {
  if (!HALF_ENDS.test(text.slice(-LONGEST_PREFIX - 1))) return null;
  const tail = text.slice(-LONGEST_HALF);
  const match = HALF.exec(tail);
  if (!match) return null;
  const start = text.length - tail.length + match.index;
  // A sub-technique that ends the text is whole already.
  return last && last.end === text.length && last.id.includes('.') ? null : start;
}

/** The id that begins at `start` of `node` and ends in a later node of the same run, if there is one. */
function completed(node: Text, start: number, known: KnownIds) {
  const nodes: [Text, ...Text[]] = [node];
  const half = node.data.slice(start);
  let joined = half;
  for (let next = nextInRun(node); next && joined.length < half.length + LONGEST_REST; next = nextInRun(next)) {
    nodes.push(next);
    joined += next.data.slice(0, LONGEST_REST);
  }
  const [match] = nodes.length > 1 ? findIds(joined, known) : [];
  if (match?.start !== 0 || match.end <= half.length) return null;
  let end = match.end - half.length;
  let count = 1;
  for (const next of nodes.slice(1)) {
    count++;
    if (end <= next.length) break;
    end -= next.length;
  }
  return { match: { id: match.id, start, end }, nodes: nodes.slice(0, count) as [Text, ...Text[]] };
}

const SUB_ALONE = /^\s*\.(\d{3})(?!\w)/;

/** A technique that begins a table cell and its sub-technique that begins the next one: `T1593 | .003`. */
function withCells(node: Text, mentions: Mention[], last: IdMatch, known: KnownIds): Mention[] {
  const isWholeText = node.data.trim().length === last.end - last.start;
  const next = isWholeText && !last.id.includes('.') ? node.parentElement?.closest('td,th')?.nextElementSibling : null;
  const text = next && textNodesOf(next).find(part => part.data.trim());
  const [written = '', sub] = (text && SUB_ALONE.exec(text.data)) ?? [];
  const id = `${last.id}.${sub}`;
  if (!text || !known(id)) return mentions;
  const whole = mentionOf({ id, start: last.start, end: written.length }, [node, text], known);
  return [...mentions.slice(0, -1), whole];
}

/**
 * Tells whether a reader sees the text of `node`.
 * It makes the browser compute style, so it is asked only for nodes that have a mention.
 */
export function standingOf(node: Text): Standing {
  let element = node.parentElement;
  if (!element) return node.getRootNode() instanceof ShadowRoot ? 'read' : 'not-read';
  if (element.closest(NOT_READ)) return 'not-read';
  if (element.checkVisibility()) return 'read';
  // An element with `display: contents` has no box of its own; the text in it is in its parent's.
  while (element && getComputedStyle(element).display === 'contents') element = element.parentElement;
  return element?.checkVisibility() ? 'read' : 'unrendered';
}

/**
 * The topmost of the elements around that are not rendered: the one that will be shown. Ten thousand ids in a closed
 * tab are one element to watch.
 */
export function outermostUnrendered(element: Element): Element {
  const parent = element.parentElement;
  return parent && !parent.checkVisibility() ? outermostUnrendered(parent) : element;
}
