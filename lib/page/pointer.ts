import { mentionAt } from './hit-test';
import type { Marks, Mention } from './marks';

/** Where the pointer is, in viewport pixels, if it is over a mention. */
export interface PointerReport {
  readonly mention: Mention | null;
  readonly x: number;
  readonly y: number;
}

/** Who listens to the scanner: the card, once it is injected. */
export type PointerListener = (report: PointerReport) => void;

/**
 * How the two content scripts of a frame meet. They share the globals of the extension's isolated world,
 * which the page cannot read; a DOM event or `postMessage` it could.
 */
export interface PointerSource {
  /** Calls `listener` with each report, and at once with the latest: the card may arrive when the pointer rests. */
  listen(listener: PointerListener, signal: AbortSignal): void;
}

const NOWHERE: PointerReport = { mention: null, x: 0, y: 0 };

const SLOT = Symbol.for('pointer-source');
type Slot = { [SLOT]?: PointerSource };

/**
 * Starts watching the pointer over `marks`, in the document and its `shadowRoots`, and offers what it sees to the card
 * script of this frame.
 */
export function offerPointerSource(marks: Marks, shadowRoots: ReadonlySet<ShadowRoot>, signal: AbortSignal): void {
  const listeners = new Set<PointerListener>();
  let latest = NOWHERE;

  const report = (next: PointerReport) => {
    // Most moves go from plain text to plain text; nobody needs to hear of them.
    if (!next.mention && !latest.mention) return;
    latest = next;
    for (const listener of listeners) listener(next);
  };
  const options = { passive: true, capture: true, signal } as const;
  addEventListener(
    'pointermove',
    ({ pointerType, clientX: x, clientY: y, buttons }) => {
      // With a button down the reader drags or selects.
      if (pointerType !== 'touch') report(buttons ? NOWHERE : { mention: mentionAt(marks, shadowRoots, x, y), x, y });
    },
    options,
  );
  document.documentElement.addEventListener('pointerleave', () => report(NOWHERE), options);

  (globalThis as Slot)[SLOT] = {
    listen(listener, signal) {
      listeners.add(listener);
      listener(latest);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}

/** The source that the scanner of this frame offers, if there is one. */
export function pointerSource(): PointerSource | undefined {
  return (globalThis as Slot)[SLOT];
}
