import type { KnownIds } from '../attack/known-ids';
import { type OutOfTime, whenIdle } from './idle';
import { attackLinks, linkMentions } from './links';
import type { Marks, Mention } from './marks';
import { mentionsIn, standingOf } from './mentions-in-text';
import { ATTACK_LINK, isBackedByPage, isNamedNearby, needsReason, type ObjectNames, REASON_IN_TEXT } from './reasons';
import { type ShadowRootOf, shadowRootsIn } from './shadow-hosts';
import { previousText, walkText } from './text-run';

/** What `Scanner` works with. */
export interface ScannerOptions {
  root: Element;
  known: KnownIds;
  /** Asked for ids that a name beside them would give a reason to mark; never rejects. */
  namesOf: (ids: string[]) => Promise<ObjectNames>;
  marks: Marks;
  shadowRootOf: ShadowRootOf;
  /** Called with each shadow root that is read from now on. */
  onShadowRoot: (root: ShadowRoot) => void;
  /** Called each time a text node got a mention that a reader sees. */
  onMention: () => void;
  /** Stops everything. */
  signal: AbortSignal;
}

// Reading the clock for every node would cost as much as the nodes.
const NODES_PER_CLOCK = 64;
// When custom elements without a shadow root are looked at again: their scripts may come late.
const UPGRADE_CHECKS_MS = [1000, 6000];
const OBSERVED = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['href'] };

/**
 * Marks the mentions below a root and in the shadow roots there, now and whenever text arrives, changes, goes or is
 * shown.
 *
 * Work is done in idle slices. The walk is a `NodeIterator` because that survives removals while it pauses;
 * the pattern is tried on every text node and everything dearer (ancestors, visibility, style) only on the few that
 * match.
 */
export class Scanner {
  readonly #options: ScannerOptions;
  readonly #walks: NodeIterator[] = [];
  readonly #changed = new Set<Node>();
  /** Read once; a second look would start a second walk. */
  readonly #shadowRoots = new WeakSet<ShadowRoot>();
  /** Custom elements that may still attach a shadow root. */
  readonly #unattached = new Set<HTMLElement>();
  /** Mentions that are links, by their first text node. */
  readonly #linked = new Map<Text, Mention>();
  /** Nodes with mentions that need a reason, until the page gives one. */
  readonly #doubtful = new Set<Text>();
  #hasReason = false;
  #names: ObjectNames = {};
  /** Ids whose names are not asked for yet. */
  readonly #nameless = new Set<string>();
  #anyRemoved = false;
  #isScheduled = false;
  readonly #mutations = new MutationObserver(records => this.#collect(records));
  // Fires for an element that had no box when it gets one.
  readonly #reveal = new IntersectionObserver(entries => this.#shown(entries));

  constructor(options: ScannerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => {
      this.#mutations.disconnect();
      this.#reveal.disconnect();
      options.marks.clear();
    });
    this.#mutations.observe(options.root, OBSERVED);
    this.#changed.add(options.root);
    this.#schedule();
  }

  #collect(records: MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type !== 'childList') this.#changed.add(target);
      for (const node of addedNodes) this.#changed.add(node);
      if (removedNodes.length) this.#anyRemoved = true;
    }
    this.#schedule();
  }

  #shown(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#reveal.unobserve(target);
      this.#changed.add(target);
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    whenIdle(outOfTime => this.#work(outOfTime), this.#options.signal);
  }

  #work(outOfTime: OutOfTime): void {
    this.#isScheduled = false;
    if (this.#anyRemoved) this.#forget();
    this.#lookForUpgrades();
    for (const node of this.#changed) {
      // Of a subtree that arrived piece by piece only the top is walked.
      if (node.isConnected && !(node.parentNode && this.#changed.has(node.parentNode))) this.#begin(node);
    }
    this.#changed.clear();
    if (this.#walk(outOfTime)) this.#askNames();
    else this.#schedule();
  }

  #forget(): void {
    this.#anyRemoved = false;
    for (const node of this.#options.marks.forgetDetached()) this.#changed.add(node);
    for (const map of [this.#linked, this.#doubtful]) {
      for (const node of map.keys()) if (!node.isConnected) map.delete(node);
    }
    for (const element of this.#unattached) if (!element.isConnected) this.#unattached.delete(element);
  }

  /** Takes up what is new or changed: the walk of its text, the links and the shadow roots in it. */
  #begin(node: Node): void {
    this.#walks.push(walkText(node));
    if (node.nodeType === Node.TEXT_NODE) {
      for (const beginning of this.#options.marks.beginningsOf(node as Text)) this.#read(beginning);
      const link = this.#hasReason && node.parentElement?.closest(ATTACK_LINK);
      if (link) this.#readLinks(link);
    }
    // An id that ended at the end of the text before may go on here.
    const before = previousText(node);
    if (before) this.#read(before);
    if (!(node instanceof Element || node instanceof ShadowRoot)) return;
    this.#readLinks(node);
    this.#addShadowRoots(node);
  }

  #readLinks(root: Element | ShadowRoot): void {
    const links = attackLinks(root);
    if (links.length > 0) this.#giveReason();
    for (const mention of linkMentions(links, this.#options.known)) {
      this.#linked.set(mention.nodes[0], mention);
      this.#read(mention.nodes[0]);
    }
  }

  #addShadowRoots(root: Element | ShadowRoot): void {
    const isFirst = this.#unattached.size === 0;
    for (const shadow of shadowRootsIn(root, this.#options.shadowRootOf, this.#unattached)) this.#addShadowRoot(shadow);
    if (!isFirst || this.#unattached.size === 0) return;
    for (const delay of UPGRADE_CHECKS_MS) setTimeout(() => this.#schedule(), delay);
  }

  #addShadowRoot(shadow: ShadowRoot): void {
    if (this.#shadowRoots.has(shadow)) return;
    this.#shadowRoots.add(shadow);
    this.#mutations.observe(shadow, OBSERVED);
    this.#options.onShadowRoot(shadow);
    this.#begin(shadow);
  }

  #lookForUpgrades(): void {
    for (const element of this.#unattached) {
      const shadow = this.#options.shadowRootOf(element);
      if (!shadow) continue;
      this.#unattached.delete(element);
      this.#addShadowRoot(shadow);
    }
  }

  /** Walks on until all walks are at their end (true) or time is up (false). */
  #walk(outOfTime: OutOfTime): boolean {
    let untilClock = NODES_PER_CLOCK;
    for (let walk = this.#walks[0]; walk; walk = this.#walks[0]) {
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        this.#read(node as Text);
        if (--untilClock > 0) continue;
        if (outOfTime()) return false;
        untilClock = NODES_PER_CLOCK;
      }
      this.#walks.shift();
    }
    return true;
  }

  #read(node: Text): void {
    const { marks } = this.#options;
    const written = mentionsIn(node, this.#options.known);
    const linked = this.#linked.get(node);
    const isLink = linked && node.parentElement?.closest(ATTACK_LINK);
    const mentions = written.length === 0 && isLink ? [linked] : written;
    if (mentions.length === 0) {
      marks.replace(node, mentions);
      return;
    }
    const standing = standingOf(node);
    const seen = standing === 'read' ? this.#withReason(node, mentions) : [];
    marks.replace(node, seen);
    if (seen.length > 0) this.#options.onMention();
    if (standing === 'unrendered' && node.parentElement) this.#reveal.observe(node.parentElement);
  }

  /** Those of the mentions that there is a reason to mark. */
  #withReason(node: Text, mentions: Mention[]): Mention[] {
    const linked = this.#linked.get(node);
    const isSure = (mention: Mention) => mention === linked || !needsReason(mention);
    const isNamed = (mention: Mention) => isNamedNearby(mention, this.#names[mention.id]);
    if (REASON_IN_TEXT.test(node.data) || mentions.some(mention => isSure(mention) || isNamed(mention))) {
      this.#giveReason();
    }
    return mentions.filter(mention => {
      if (isSure(mention) || (this.#hasReason && isBackedByPage(mention)) || isNamed(mention)) return true;
      this.#doubtful.add(node);
      if (!this.#names[mention.id]) this.#nameless.add(mention.id);
      return false;
    });
  }

  #askNames(): void {
    if (!this.#nameless.size) return;
    const ids = [...this.#nameless];
    this.#nameless.clear();
    void this.#options.namesOf(ids).then(names => {
      // An id that has no name is not asked for again.
      this.#names = { ...this.#names, ...Object.fromEntries(ids.map(id => [id, []])), ...names };
      this.#readDoubtful();
    });
  }

  #giveReason(): void {
    if (this.#hasReason) return;
    this.#hasReason = true;
    this.#readDoubtful();
  }

  #readDoubtful(): void {
    for (const node of this.#doubtful) this.#changed.add(node);
    this.#doubtful.clear();
    this.#schedule();
  }
}
