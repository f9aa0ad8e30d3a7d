/**
 * The technique ids ever published, packed into a string small enough for the script that runs on every page.
 *
 * An id is a number, `T1204.002` → 1204002 and `T1204` → 1204000, so that a family is one run of numbers.
 * Runs are written as `gap` or `gap+extra` in base 36, parted by blanks: `gap` from the end of the run before.
 */

/** What is known of an id: in use, or revoked or deprecated. */
export type Liveness = 'live' | 'stale';

/** Answers for every id that was ever published. */
export type KnownIds = ReadonlyMap<string, Liveness>;

/** The packed form: one string of runs each. */
export interface PackedIds {
  readonly live: string;
  readonly stale: string;
}

/** Packs ids for `unpackIds`. Throws `RangeError` on anything that is not a technique id. */
export function packIds(ids: Iterable<readonly [id: string, liveness: Liveness]>): PackedIds {
  const numbers: Record<Liveness, number[]> = { live: [], stale: [] };
  for (const [id, liveness] of ids) numbers[liveness].push(toNumber(id));
  return { live: packRuns(numbers.live), stale: packRuns(numbers.stale) };
}

/** Unpacks what `packIds` made. About 1,200 ids take well under a millisecond. */
export function unpackIds(packed: PackedIds): KnownIds {
  const known = new Map<string, Liveness>();
  for (const liveness of ['live', 'stale'] as const) {
    let next = 0;
    for (const run of packed[liveness].split(' ')) {
      if (run === '') continue;
      const [gap = '', extra = '0'] = run.split('+');
      next += Number.parseInt(gap, 36);
      for (const last = next + Number.parseInt(extra, 36); next <= last; next++) known.set(toId(next), liveness);
    }
  }
  return known;
}

function packRuns(numbers: number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: string[] = [];
  let next = 0;
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i] ?? 0;
    let extra = 0;
    while (sorted[i + extra + 1] === first + extra + 1) extra++;
    runs.push((first - next).toString(36) + (extra === 0 ? '' : `+${extra.toString(36)}`));
    next = first + extra + 1;
    i += extra + 1;
  }
  return runs.join(' ');
}

function toNumber(id: string): number {
  const match = /^T(\d{4})(?:\.(\d{3}))?$/.exec(id);
  if (!match) throw new RangeError(`${id} is not a technique id`);
  return Number(match[1]) * 1000 + Number(match[2] ?? 0);
}

function toId(number: number): string {
  const sub = number % 1000;
  const parent = `T${String((number - sub) / 1000).padStart(4, '0')}`;
  return sub === 0 ? parent : `${parent}.${String(sub).padStart(3, '0')}`;
}
