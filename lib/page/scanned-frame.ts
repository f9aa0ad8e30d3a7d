import type { Marks } from './marks';

/**
 * What the scanner of a frame leaves for the scripts that come later and only where there is a mention: the card's and
 * the page's.
 *
 * They share the globals of the extension's isolated world, which the page cannot read; a DOM event or
 * `postMessage` it could.
 */
export interface ScannedFrame {
  readonly marks: Marks;
  /** The shadow roots that are read. */
  readonly shadowRoots: ReadonlySet<ShadowRoot>;
  /** The latest move since the first mark: the pointer may rest by the time the card script comes. */
  lastMove?: PointerEvent;
}

const SLOT = Symbol.for('scanned-frame');
type Slot = { [SLOT]?: ScannedFrame };

/** Leaves it in this frame. */
export function leaveFrame(frame: ScannedFrame): void {
  (globalThis as Slot)[SLOT] = frame;
}

/** What the scanner has left in this frame; undefined where none runs. */
export function scannedFrame(): ScannedFrame | undefined {
  return (globalThis as Slot)[SLOT];
}
