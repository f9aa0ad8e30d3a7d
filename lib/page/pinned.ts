import type { Box, Point } from './safe-triangle';

/**
 * So many cards can be pinned at once: three stand side by side on a common screen, more hide the report.
 * A further one is refused with a word, for each of the three was kept on purpose.
 */
export const MOST_PINNED = 3;

/** What the reader is told then. */
export const TOO_MANY_PINNED = 'Three cards are pinned already. Close one to pin this.';

/** How far an arrow key moves a pinned card: six presses to clear a column of text, one to uncover a line. */
export const ARROW_STEP_PX = 24;

/** The way of an arrow key, or null for any other key. */
export function wayOf(key: string): Point | null {
  const ways: Record<string, Point> = {
    ArrowLeft: { x: -ARROW_STEP_PX, y: 0 },
    ArrowRight: { x: ARROW_STEP_PX, y: 0 },
    ArrowUp: { x: 0, y: -ARROW_STEP_PX },
    ArrowDown: { x: 0, y: ARROW_STEP_PX },
  };
  return ways[key] ?? null;
}

/**
 * Where a card of this size goes that is wished to `at`: as near as it gets with the whole of it in the room. A card
 * that is larger than the room keeps its head in it.
 */
export function within(room: Box, size: { width: number; height: number }, at: Point): Point {
  return {
    x: Math.max(room.left, Math.min(at.x, room.right - size.width)),
    y: Math.max(room.top, Math.min(at.y, room.bottom - size.height)),
  };
}
