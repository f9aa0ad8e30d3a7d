import type { Steps } from '../search/steps';

/** How long a slice of work may last: a message that comes meanwhile waits that long, and a card would be late after 50. */
const SLICE_MS = 16;

/** The result of work in steps, in slices between which the worker or page answers others. */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    // A task of its own: a promise job would let nobody in.
    await new Promise(resolve => setTimeout(resolve));
  }
}
