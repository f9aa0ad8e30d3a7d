import { mentionAt } from './hit-test';
import type { Marks, Mention } from './marks';

/** Where the pointer is: over a mention or not, in viewport pixels. */
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
  /** The latest report, for a card that arrives when the pointer already rests. */
  readonly latest: PointerReport | null;
  listen(listener: PointerListener, signal: AbortSignal): void;
}

const SLOT = Symbol.for('pointer-source');
type Slot = { [SLOT]?: PointerSource };

/** Starts watching the pointer over `marks` and offers what it sees to the card script of this frame. */
export function offerPointerSource(marks: Marks, signal: AbortSignal): void {
  const listeners = new Set<PointerListener>();
  let latest: PointerReport | null = null;

  const report = (next: PointerReport) => {
    // Most moves go from plain text to plain text; nobody needs to hear of them.
    if (next.mention === null && latest?.mention === null) return;
    latest = next;
    for (const listener of listeners) listener(next);
  };
  const options = { passive: true, capture: true, signal } as const;
  addEventListener(
    'pointermove',
    ({ pointerType, clientX: x, clientY: y, buttons }) => {
      // With a button down the reader drags or selects.
      if (pointerType !== 'touch') report({ mention: buttons === 0 ? mentionAt(marks, x, y) : null, x, y });
    },
    options,
  );
  document.documentElement.addEventListener(
    'pointerleave',
    ({ clientX: x, clientY: y }) => report({ mention: null, x, y }),
    options,
  );

  (globalThis as Slot)[SLOT] = {
    get latest() {
      return latest;
    },
    listen(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
}

/** The source that the scanner of this frame offers, if there is one. */
export function pointerSource(): PointerSource | undefined {
  return (globalThis as Slot)[SLOT];
}
