import type { Marks } from './marks';

const LOOK_MS = 1000;

/** How often the paint is put back before the page is let have its way. */
export const MOST_REPAIRS = 20;

/**
 * Puts the paint back where the page has cleared `CSS.highlights`: one that shows its own search results may do so
 * without knowing of ours. Nothing tells of it, so it is looked after once a second while the tab is visible. A page
 * that clears it again and again wins after `MOST_REPAIRS` times.
 */
export function keepPaint(marks: Pick<Marks, 'register'>, signal: AbortSignal): void {
  let left = MOST_REPAIRS;
  const timer = setInterval(() => {
    if (document.hidden || !marks.register()) return;
    left--;
    if (left === 0) clearInterval(timer);
  }, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
