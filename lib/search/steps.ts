/** Work that its caller may interrupt after each step. The result is what it returns. */
export type Steps<Result> = Generator<void, Result>;

/** The result of work in steps, all at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
