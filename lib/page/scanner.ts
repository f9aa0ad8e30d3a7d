import type { KnownIds } from '../attack/known-ids';
import { ID_DIGITS } from '../attack/mentions';
import { whenIdle } from './idle';
import { attackLinks, linkMentions } from './links';
import type { Marks, Mention } from './marks';
import { mentionsIn, outermostUnrendered, standingOf, WINDOW } from './mentions-in-text';
import { ATTACK_LINK, isBackedByPage, isNamedNearby, needsReason, type ObjectNames, REASON_IN_TEXT } from './reasons';
import { type ShadowRootOf, shadowOf } from './shadow-hosts';
import { walkTexts } from './text-run';

/** What `Scanner` works with. */
export interface ScannerOptions {
  root: Element;
  known: KnownIds;
  /** Asked for ids that a name beside them would give a reason to mark; never rejects. */
  namesOf: (ids: string[]) => Promise<ObjectNames | null>;
  marks: Marks;
  shadowRootOf: ShadowRootOf;
  /** Called once, at the first mention to mark. Nothing is marked before `leaveOut` was called. */
  onFirst: () => unknown;
  /** Called each time a text node got a mark. */
  onMark: () => void;
  /** Stops everything. */
  signal: AbortSignal;
}

// Elements that are read between two looks at the clock, with their texts: some tenths of a millisecond.
const STRETCH = 256;
// After a round of work it rests this many times as long as that took: a page that changes all the time loses a tenth
// of its time to us at most.
const REST = 8;
const LONGEST_REST_MS = 1000;
// More changed nodes than these are not kept, but the page read anew: a tab may be hidden for hours.
const MOST_CHANGED = 10_000;
// Characters between the letters of an id and its digits: unseen ones.
const NEAR = 64;
// When custom elements without a shadow root are looked at again: their scripts may come late.
const UPGRADE_CHECKS_MS = [1000, 6000];
const OBSERVED = { subtree: true, childList: true, characterData: true, attributeFilter: ['href'] };

/** Work that pauses wherever it yields. */
type Work = Generator<undefined, void>;

/**
 * Marks the mentions below a root and in the shadow roots there, now and whenever text arrives, changes, goes or is
 * shown.
 *
 * It works in rounds, each in idle slices: the first reads everything, each later one what changed since. One look at
 * the text of a stretch says whether there are digits of an id in it; single text nodes, and everything dearer
 * (ancestors, visibility, style), are looked at only near those.
 */
export class Scanner {
  readonly #options: ScannerOptions;
  #changed = new Set<Node>();
  /** What the round reads. */
  #batch = new Set<Node>();
  /** Text nodes of which it has read the first window. */
  readonly #long = new Set<Text>();
  /** Read once; a second look would start a second walk. */
  readonly shadowRoots = new Set<ShadowRoot>();
  /** Custom elements that may still attach a shadow root. */
  readonly #unattached = new Set<HTMLElement>();
  /** Mentions that are links, by their first text node. */
  readonly #linked = new Map<Text, Mention>();
  /** Nodes with mentions that need a reason, until the page gives one. */
  readonly #doubtful = new Set<Text>();
  #hasReason = false;
  /** None for those that are asked for. */
  readonly #names: Record<string, readonly string[]> = {};
  /** Ids whose names are to be asked for. */
  readonly #nameless: string[] = [];
  #leftOut: '*' | readonly string[] | undefined;
  #isFirst = true;
  #anyRemoved = false;
  /** What is read now. One for all: the browser keeps each of them in step with the page. */
  readonly #stretch = new Range();
  #isScheduled = false;
  #round: Work | undefined;
  /** Time that the round has taken. */
  #took = 0;
  readonly #mutations = new MutationObserver(records => this.#collect(records));
  // Fires for an element that had no box when it gets one.
  readonly #reveal = new IntersectionObserver(entries => this.#shown(entries));

  constructor(options: ScannerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => {
      this.#mutations.disconnect();
      this.#reveal.disconnect();
    });
    this.#mutations.observe(options.root, OBSERVED);
    this.#readAnew();
  }

  /** Says which ids (`*`: all) are not to be marked: at first, in answer to `onFirst`, and whenever that has changed. */
  leaveOut(ids: '*' | readonly string[]): void {
    if (this.#leftOut) {
      this.#options.marks.clear();
      this.#readAnew();
    }
    this.#leftOut = ids;
    // What was found while the answer was on its way: few, and the first on the page.
    for (const node of [...this.#doubtful]) {
      if (node.length >= WINDOW) continue;
      this.#doubtful.delete(node);
      this.#read(node);
    }
    this.#readDoubtful();
  }

  #readAnew(): void {
    this.#anyRemoved = true;
    this.shadowRoots.clear();
    this.#changed = new Set([this.#options.root]);
    this.#schedule();
  }

  #collect(records: MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (removedNodes.length) this.#anyRemoved = true;
      for (const node of type === 'childList' ? addedNodes : [target]) this.#changed.add(node);
    }
    if (this.#changed.size > MOST_CHANGED) this.#readAnew();
    else this.#schedule();
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
    const rest = this.#round ? 0 : Math.min(this.#took * REST, LONGEST_REST_MS);
    setTimeout(() => whenIdle(end => this.#work(end), this.#options.signal), rest);
  }

  #work(end: number): void {
    const start = performance.now();
    this.#isScheduled = false;
    if (!this.#round) {
      this.#round = this.#newRound();
      this.#took = 0;
    }
    let isDone: boolean | undefined;
    do isDone = this.#round.next().done;
    while (!isDone && performance.now() < end);
    this.#took += performance.now() - start;
    if (isDone) this.#round = undefined;
    if (!isDone || this.#changed.size) this.#schedule();
  }

  *#newRound(): Work {
    if (this.#anyRemoved) this.#forget();
    const batch = this.#changed;
    this.#batch = batch;
    this.#changed = new Set();
    // Read anew: what was marked may look like nothing by now.
    if (batch.has(this.#options.root)) for (const { nodes } of this.#options.marks.all()) batch.add(nodes[0]);
    for (const element of this.#unattached) {
      this.#readShadowOf(element);
      yield;
    }
    for (const node of batch) {
      yield;
      // Of a subtree that arrived piece by piece only the top is walked.
      if (!node.isConnected || batch.has(node.parentNode as Node)) continue;
      this.#readBorder(node);
      if (!(node instanceof Element || node instanceof ShadowRoot)) continue;
      this.#readLinks(node);
      if (node instanceof Element) this.#readShadowOf(node);
      yield* this.#readBelow(node);
    }
    batch.clear();
    for (const node of this.#long) {
      this.#long.delete(node);
      for (let from = WINDOW; from < node.length; from += WINDOW) {
        yield;
        this.#read(node, from);
      }
    }
    // In a shadow tree it would hold what has left the page.
    this.#stretch.setEnd(document, 0);
    this.#options.marks.register();
    this.#askNames();
  }

  /** Reads what is below a node, a stretch of some elements and their texts at a time. */
  *#readBelow(root: Element | ShadowRoot): Work {
    const elements = root.querySelectorAll('*');
    const stretch = this.#stretch;
    stretch.setEnd(root, 0);
    let next: Element | undefined;
    let i = 0;
    do {
      i = this.#readShadows(elements, i);
      // What was taken away meanwhile tells no place.
      do next = elements[i];
      while (next && !root.contains(next) && ++i);
      stretch.collapse();
      // To where a text begins: the browser moves it when the page changes.
      stretch.setStart(stretch.startContainer, 0);
      stretch.setEnd(next ?? root, next ? 0 : root.childNodes.length);
      for (const text of this.#textsToRead()) {
        this.#read(text);
        yield;
      }
      if (next) this.#readBorder(next);
      yield;
    } while (next);
    // An id that begins at its end may go on in what follows.
    const last = walkTexts(root).lastChild() as Text | null;
    if (last) this.#read(last);
  }

  /** The texts of the stretch that may hold an id. */
  #textsToRead(): Text[] {
    const text = this.#stretch.toString();
    const texts: Text[] = [];
    ID_DIGITS.lastIndex = 0;
    const nextPlace = () => ID_DIGITS.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    let place = nextPlace();
    const walker = walkTexts(this.#stretch.commonAncestorContainer, this.#stretch.startContainer);
    for (let at = 0; place < text.length && walker.nextNode(); ) {
      const node = walker.currentNode as Text;
      while (place < at) place = nextPlace();
      at += node.length;
      // The letters before the digits may stand in another text.
      if (place < at + NEAR) texts.push(node);
    }
    return texts;
  }

  #forget(): void {
    this.#anyRemoved = false;
    for (const node of this.#options.marks.forgetDetached()) this.#changed.add(node);
    for (const nodes of [this.#linked, this.#doubtful, this.#unattached, this.shadowRoots]) {
      for (const node of (nodes as Set<Node>).keys()) if (!node.isConnected) (nodes as Set<Node>).delete(node);
    }
  }

  /** Reads a changed text, and ids over the border of what is new or changed. */
  #readBorder(node: Node): void {
    // An id that ended at the end of the text before may go on here.
    const before = walkTexts(node.getRootNode(), node).previousNode() as Text | null;
    if (before && before.length < WINDOW) this.#read(before);
    if (!(node instanceof Text)) return;
    for (const { nodes } of this.#options.marks.in(node)) if (nodes[0] !== node) this.#read(nodes[0]);
    const link = this.#hasReason && node.parentElement?.closest(ATTACK_LINK);
    if (link) this.#readLinks(link);
    this.#read(node);
  }

  #readLinks(root: Element | ShadowRoot): void {
    const links = attackLinks(root);
    if (links.length > 0) this.#giveReason();
    for (const mention of linkMentions(links, this.#options.known)) {
      this.#linked.set(mention.nodes[0], mention);
      this.#read(mention.nodes[0]);
    }
  }

  // No generator, which the browser's compiler treats worse: every element of the page passes here.
  /** Looks for shadow roots in a stretch of elements; returns where it ends. */
  #readShadows(elements: NodeListOf<Element>, from: number): number {
    const end = Math.min(from + STRETCH, elements.length);
    for (let i = from; i < end; i++) {
      // By number: the list's iterator takes half as long again.
      const element = elements[i] as Element;
      if (element.shadowRoot || element.localName.includes('-')) this.#readShadowOf(element);
    }
    return end;
  }

  #readShadowOf(element: Element): void {
    const isFirst = this.#unattached.size === 0;
    const shadow = shadowOf(element, this.#options.shadowRootOf, this.#unattached);
    if (shadow && !this.shadowRoots.has(shadow)) {
      this.#unattached.delete(element as HTMLElement);
      this.shadowRoots.add(shadow);
      this.#mutations.observe(shadow, OBSERVED);
      // Read later in this round.
      this.#batch.add(shadow);
    }
    if (isFirst && this.#unattached.size > 0) {
      for (const delay of UPGRADE_CHECKS_MS) setTimeout(() => this.#schedule(), delay);
    }
  }

  /** Reads a window of a text node. Those after the first are left for the end of the round. */
  #read(node: Text, from = 0): void {
    const { marks, known } = this.#options;
    if (from === 0) {
      marks.forget(node);
      if (node.length > WINDOW) this.#long.add(node);
    }
    const written = mentionsIn(node, known, from);
    const linked = this.#linked.get(node);
    const isLink = linked && node.parentElement?.closest(ATTACK_LINK);
    const mentions = written.length === 0 && isLink ? [linked] : written;
    if (mentions.length === 0) return;
    const marked = this.#toMark(node, mentions, from);
    marks.add(marked);
    if (marked.length > 0) this.#options.onMark();
  }

  /** Those of the mentions in a text node that are to be marked. */
  #toMark(node: Text, mentions: readonly Mention[], from: number): readonly Mention[] {
    const standing = standingOf(node);
    if (standing === 'unrendered') this.#reveal.observe(outermostUnrendered(node.parentElement as Element));
    if (standing !== 'read') return [];
    const reasoned = this.#withReason(node, mentions, from);
    const leftOut = this.#leftOut;
    if (leftOut) return reasoned.filter(({ id }) => leftOut !== '*' && !leftOut.includes(id));
    if (reasoned.length > 0) {
      this.#doubtful.add(node);
      if (this.#isFirst) this.#options.onFirst();
      this.#isFirst = false;
    }
    return [];
  }

  /** Those of the mentions that there is a reason to mark. */
  #withReason(node: Text, mentions: readonly Mention[], from: number): readonly Mention[] {
    const linked = this.#linked.get(node);
    const isSure = (mention: Mention) => mention === linked || !needsReason(mention);
    const isNamed = (mention: Mention) => isNamedNearby(mention, this.#names[mention.id]);
    const text = node.data.slice(from, from + WINDOW);
    if (REASON_IN_TEXT.test(text) || mentions.some(mention => isSure(mention) || isNamed(mention))) {
      this.#giveReason();
    }
    return mentions.filter(mention => {
      if (isSure(mention) || (this.#hasReason && isBackedByPage(mention)) || isNamed(mention)) return true;
      this.#doubtful.add(node);
      if (!this.#names[mention.id]) {
        this.#names[mention.id] = [];
        this.#nameless.push(mention.id);
      }
      return false;
    });
  }

  #askNames(): void {
    const ids = this.#nameless.splice(0);
    if (ids.length === 0) return;
    void this.#options.namesOf(ids).then(names => {
      Object.assign(this.#names, names);
      this.#readDoubtful();
    });
  }

  #giveReason(): void {
    if (this.#hasReason) return;
    this.#hasReason = true;
    this.#readDoubtful();
  }

  #readDoubtful(): void {
    // It is the reader who waits, not the page that changes.
    this.#took = 0;
    for (const node of this.#doubtful) this.#changed.add(node);
    this.#doubtful.clear();
    this.#schedule();
  }
}
