import type { KnownIds } from '../attack/known-ids';
import { type OutOfTime, whenIdle } from './idle';
import type { Marks } from './marks';
import { mentionsIn, standingOf } from './mentions-in-text';

// Reading the clock for every node would cost as much as the nodes.
const NODES_PER_CLOCK = 64;

/** What `startScanner` works on. */
export interface ScannerOptions {
  root: Element;
  known: KnownIds;
  marks: Marks;
  /** Called each time a text node got a mention that a reader sees. */
  onMention: () => void;
  /** Stops everything. */
  signal: AbortSignal;
}

/**
 * Marks the mentions below `root`, now and whenever text arrives, changes, goes or is shown.
 *
 * Work is done in idle slices. The walk is a `NodeIterator` because that survives removals while it pauses;
 * the pattern is tried on every text node and everything dearer (ancestors, visibility) only on the few that match.
 */
export function startScanner({ root, known, marks, onMention, signal }: ScannerOptions): void {
  const walks: NodeIterator[] = [];
  const changed = new Set<Node>();
  let anyRemoved = false;
  let isScheduled = false;

  const scan = (node: Text) => {
    const mentions = mentionsIn(node, known);
    if (mentions.length === 0) {
      if (marks.has(node)) marks.replace(node, []);
      return;
    }
    const standing = standingOf(node);
    marks.replace(node, standing === 'read' ? mentions : []);
    if (standing === 'read') onMention();
    if (standing === 'unrendered' && node.parentElement) reveal.observe(node.parentElement);
  };

  const work = (outOfTime: OutOfTime) => {
    isScheduled = false;
    if (anyRemoved) marks.forgetDetached();
    anyRemoved = false;
    for (const node of changed) {
      // Of a subtree that arrived piece by piece only the top is walked.
      if (node.isConnected && !(node.parentNode && changed.has(node.parentNode))) walks.push(textNodes(node));
    }
    changed.clear();
    if (!walkUntil(walks, scan, outOfTime)) schedule();
  };

  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    whenIdle(work, signal);
  };

  const mutations = new MutationObserver(records => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'characterData') changed.add(target);
      for (const node of addedNodes) changed.add(node);
      anyRemoved ||= removedNodes.length > 0;
    }
    schedule();
  });

  // Fires for an element that had no box when it gets one.
  const reveal = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      reveal.unobserve(target);
      changed.add(target);
      schedule();
    }
  });

  signal.addEventListener('abort', () => {
    mutations.disconnect();
    reveal.disconnect();
    marks.clear();
  });
  walks.push(textNodes(root));
  mutations.observe(root, { subtree: true, childList: true, characterData: true });
  schedule();
}

function textNodes(root: Node): NodeIterator {
  return document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
}

/** Walks on until all walks are at their end (true) or time is up (false). */
function walkUntil(walks: NodeIterator[], visit: (node: Text) => void, outOfTime: OutOfTime): boolean {
  let untilClock = NODES_PER_CLOCK;
  for (let walk = walks[0]; walk; walk = walks[0]) {
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      visit(node as Text);
      if (--untilClock > 0) continue;
      if (outOfTime()) return false;
      untilClock = NODES_PER_CLOCK;
    }
    walks.shift();
  }
  return true;
}
