/** Says whether a slice of work must stop now. */
export type OutOfTime = () => boolean;

// A slice that the browser could not fit into idle time still ends before a frame is lost.
const FORCED_SLICE_MS = 8;
const LONGEST_WAIT_MS = 500;

/**
 * Calls `work` once when the browser is idle and the tab is visible; at the latest after half a second.
 * Does nothing once `signal` is aborted.
 */
export function whenIdle(work: (outOfTime: OutOfTime) => void, signal: AbortSignal): void {
  if (document.hidden) {
    document.addEventListener('visibilitychange', () => whenIdle(work, signal), { once: true, signal });
    return;
  }
  requestIdleCallback(
    deadline => {
      if (signal.aborted) return;
      const forcedEnd = performance.now() + FORCED_SLICE_MS;
      work(() => (deadline.didTimeout ? performance.now() > forcedEnd : deadline.timeRemaining() < 1));
    },
    { timeout: LONGEST_WAIT_MS },
  );
}
