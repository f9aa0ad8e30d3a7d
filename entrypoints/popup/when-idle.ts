import type { Steps } from '../../lib/search/steps';

/** Leaves the page time for a key that comes: a step may take some milliseconds. */
const LEAST_LEFT_MS = 5;

/** Does work in steps, in the moments in which no key waits to be answered. */
export function whenIdle(steps: Steps<unknown>): void {
  requestIdleCallback(deadline => {
    while (deadline.timeRemaining() > LEAST_LEFT_MS) if (steps.next().done) return;
    whenIdle(steps);
  });
}
