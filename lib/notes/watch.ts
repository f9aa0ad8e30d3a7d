/** Who waits for long work on the notes. */
export interface Watch {
  /** Told between the parts of it how much is done, 0 to 1; never of what takes one part alone. */
  onProgress?: (share: number) => void;
  /** Ends it. */
  signal?: AbortSignal;
}
