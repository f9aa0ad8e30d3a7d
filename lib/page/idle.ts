// So that a click or a key waits no longer than one frame for us.
const LONGEST_SLICE_MS = 12;
// A slice that the browser could not fit into idle time still ends before a frame is lost.
const FORCED_SLICE_MS = 8;
const LONGEST_WAIT_MS = 500;

/**
 * Calls `work` once when the browser is idle and the tab is visible, or visible again; in a busy tab after half a
 * second. `work` has to return by `end` (of `performance.now()`). Does nothing once `signal` is aborted.
 */
export function whenIdle(work: (end: number) => void, signal: AbortSignal): void {
  requestIdleCallback(
    deadline => {
      if (signal.aborted) return;
      if (document.hidden) {
        document.addEventListener('visibilitychange', () => whenIdle(work, signal), { once: true, signal });
        return;
      }
      work(performance.now() + Math.min(deadline.timeRemaining() || FORCED_SLICE_MS, LONGEST_SLICE_MS));
    },
    { timeout: LONGEST_WAIT_MS },
  );
}
