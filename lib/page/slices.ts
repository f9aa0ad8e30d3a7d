/** How long work on the page's thread may go on before the page gets a turn. A frame is lost at 16. */
const SLICE_MS = 8;

/** Gives the page a turn where a slice of work has lasted long enough. One for each piece of work. */
export class Slices {
  #end = performance.now() + SLICE_MS;

  /** To be awaited between steps of the work that take less than a slice each; null where there is time left. */
  turn(): Promise<void> | null {
    return performance.now() < this.#end ? null : this.#yield();
  }

  async #yield(): Promise<void> {
    // A task of its own: a promise job would not let the page in.
    await new Promise(resolve => setTimeout(resolve));
    this.#end = performance.now() + SLICE_MS;
  }
}
