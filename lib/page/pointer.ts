import type { Marks } from './marks';

/**
 * How the two content scripts of a frame meet: the scanner offers this, the card script works with it. They share the
 * globals of the extension's isolated world, which the page cannot read; a DOM event or `postMessage` it could.
 */
export interface PointerSource {
  readonly marks: Marks;
  /** The roots that the marks lie in, beside the document. */
  readonly shadowRoots: ReadonlySet<ShadowRoot>;
  /** The latest move: the card may arrive when the pointer rests already. */
  readonly last: PointerEvent | null;
}

const SLOT = Symbol.for('pointer-source');
type Slot = { [SLOT]?: PointerSource };

/**
 * Offers what the card script of this frame needs, and remembers the pointer's latest move until it comes.
 * All that reads the move is in the card script: the scanner runs on every page.
 */
export function offerPointerSource(marks: Marks, shadowRoots: ReadonlySet<ShadowRoot>, signal: AbortSignal): void {
  const source: { -readonly [K in keyof PointerSource]: PointerSource[K] } = { marks, shadowRoots, last: null };
  addEventListener(
    'pointermove',
    event => {
      source.last = event;
    },
    { passive: true, capture: true, signal },
  );
  (globalThis as Slot)[SLOT] = source;
}

/** The source that the scanner of this frame offers, if there is one. */
export function pointerSource(): PointerSource | undefined {
  return (globalThis as Slot)[SLOT];
}
