import { mentionUnder } from '../../lib/page/hit-test';
import { scannedFrame } from '../../lib/page/scanned-frame';

/*
 * What the bench does inside a page. It is bundled by itself and run before the built scanner, in the page's own world.
 */

/** What a scan did, besides taking time. */
export interface Work {
  messages: number;
  marks: number;
  nodesAdded: number;
}

const QUIET_MS = 200;
// Longer timers are looks that are taken again later, not work at hand.
const LONGEST_TIMER_MS = 999;
const PATTERN = /\b(?:TA|DET|T|G|S|M|C)\d{4}(?:\.\d{3})?\b/g;

const { setTimeout: later, requestIdleCallback: idle } = globalThis;

let messages = 0;
/** Callbacks that the scanner waits for. */
let pending = 0;
let lastWork = 0;

function counted<Arguments extends unknown[]>(callback: (...args: Arguments) => void) {
  pending++;
  return (...args: Arguments) => {
    pending--;
    callback(...args);
    lastWork = performance.now();
  };
}

/** Watches what the scanner waits for, and stands in for the extension API. */
function instrument(): void {
  globalThis.requestIdleCallback = (callback, options) => idle(counted(callback), options);
  const countdown = (callback: () => void, delay = 0) =>
    later(delay > LONGEST_TIMER_MS ? callback : counted(callback), delay);
  const answer = (value: unknown) => {
    messages++;
    return Promise.resolve({ ok: true, value });
  };
  Object.assign(globalThis, {
    setTimeout: countdown,
    browser: {
      runtime: { id: 'bench', sendMessage: () => answer({}) },
      storage: { local: { get: async () => ({}), onChanged: { addListener: () => undefined } } },
    },
  });
}

/** Runs the scanner and waits until it has nothing to do for a while. */
async function scan(source: string): Promise<Work> {
  const before = document.querySelectorAll('*').length;
  await whenIdle(() => new Function(source)());
  lastWork = performance.now();
  while (pending > 0 || performance.now() - lastWork < QUIET_MS) await new Promise(done => later(done, 50));
  const marks = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
  return { messages, marks, nodesAdded: document.querySelectorAll('*').length - before };
}

/** The least that finding ids can cost: every text node once, one pattern on each. */
function floor(): Promise<void> {
  return whenIdle(() => {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    let found = 0;
    while (walker.nextNode()) {
      for (const _ of (walker.currentNode as Text).data.matchAll(PATTERN)) found++;
    }
    return found;
  });
}

/** The same by the library that extensions commonly use, which wraps what it finds in elements. */
function markJs(source: string): Promise<void> {
  return whenIdle(() => {
    // The library leaves its class on `this` where it finds no module system; pages have things of these names.
    const made: { Mark?: new (root: Element) => { markRegExp(pattern: RegExp): void } } = {};
    new Function('exports', 'module', 'define', source).call(made);
    if (!made.Mark) throw new Error('mark.js did not load');
    new made.Mark(document.body).markRegExp(PATTERN);
  });
}

/** In a callback of the browser's, since it counts the time of those alone as the script's. */
function whenIdle(work: () => void): Promise<void> {
  return new Promise((done, fail) => {
    idle(() => {
      try {
        done(work());
      } catch (error) {
        fail(error);
      }
    });
  });
}

/** Milliseconds that a pointer move to each of many places of the viewport takes. */
export interface Moves {
  ours: number[];
  /** What the browser takes to find the element there, which it does itself at every move. */
  floor: number[];
}

function moves(count: number): Moves {
  const frame = scannedFrame();
  if (!frame) throw new Error('No scanner runs');
  const ours: number[] = [];
  const floor: number[] = [];
  addEventListener(
    'pointermove',
    event => {
      const start = performance.now();
      mentionUnder(frame.marks, frame.shadowRoots, event);
      ours.push(performance.now() - start);
    },
    { capture: true },
  );
  for (let i = 0; i < count; i++) {
    const x = (i * 137) % innerWidth;
    const y = (i * 71) % innerHeight;
    const start = performance.now();
    const target = document.elementFromPoint(x, y);
    floor.push(performance.now() - start);
    target?.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true, composed: true }));
  }
  return { ours, floor };
}

const bench = { instrument, scan, floor, markJs, moves };
/** What `globalThis.bench` is in a page of the bench. */
export type InPage = typeof bench;
Object.assign(globalThis, { bench });
