/**
 * The ids ever published, packed into strings small enough for the script that runs on every page: 0.6 kB for 5,800.
 */

/** What is known of an id: in use, or revoked or deprecated. */
export type Liveness = 'live' | 'stale';

/** Answers for every id that was ever published. */
export type KnownIds = ReadonlyMap<string, Liveness>;

/** The packed form. */
export interface PackedIds {
  /** Number of the first technique. */
  readonly first: number;
  /**
   * A character for each technique from the first to the last: a letter as far down the alphabet as it has
   * sub-techniques (`a` none, `b` one), small if it is live and capital if it is stale; `-` for a number never given.
   */
  readonly families: string;
  /** Sub-techniques that are not as their parent is, and gaps (`!`): `1053.001 1055.006!`. */
  readonly odd: string;
  /**
   * The other kinds by prefix: runs of live and of stale numbers. A run is `gap` or `gap+extra` in base 36, `gap`
   * counted from the end of the run before.
   */
  readonly runs: Readonly<Record<string, readonly [live: string, stale: string]>>;
}

const ID = /^([A-Z]{1,3})(\d{4})(?:\.(\d{3}))?$/;
const LETTERS = 26;
const NONE = '-';
const GAP = '!';

/** Packs ids for `unpackIds`. Throws `RangeError` on anything that cannot be packed: no ATT&CK id, a 26th child. */
export function packIds(ids: Iterable<readonly [id: string, liveness: Liveness]>): PackedIds {
  const techniques = new Map<string, Liveness>();
  const numbers: Record<string, Record<Liveness, number[]>> = {};
  for (const [id, liveness] of ids) {
    const [, prefix, number, sub] = ID.exec(id) ?? [];
    if (prefix === undefined || (sub && (prefix !== 'T' || Number(sub) >= LETTERS))) {
      throw new RangeError(`${id} cannot be packed`);
    }
    if (prefix === 'T') techniques.set(id, liveness);
    else {
      numbers[prefix] ??= { live: [], stale: [] };
      numbers[prefix][liveness].push(Number(number));
    }
  }
  const runs = Object.entries(numbers).map(([prefix, { live, stale }]) => [prefix, [packRuns(live), packRuns(stale)]]);
  return { ...packFamilies(techniques), runs: Object.fromEntries(runs) };
}

/** Unpacks what `packIds` made; a millisecond or two for all of ATT&CK. */
export function unpackIds({ first, families, odd, runs }: PackedIds): KnownIds {
  const known = new Map<string, Liveness>();
  for (const [index, letter] of [...families].entries()) {
    if (letter === NONE) continue;
    const subs = Number.parseInt(letter, 36) - 10;
    for (let sub = 0; sub <= subs; sub++) known.set(techniqueId(first + index, sub), letter < 'a' ? 'stale' : 'live');
  }
  for (const word of odd.split(' ')) {
    const id = `T${word.replace(GAP, '')}`;
    if (word.endsWith(GAP)) known.delete(id);
    else if (known.has(id)) known.set(id, known.get(id) === 'live' ? 'stale' : 'live');
  }
  for (const [prefix, [live, stale]] of Object.entries(runs)) {
    unpackRuns(live, number => known.set(prefix + padded(number, 4), 'live'));
    unpackRuns(stale, number => known.set(prefix + padded(number, 4), 'stale'));
  }
  return known;
}

function packFamilies(techniques: ReadonlyMap<string, Liveness>): Pick<PackedIds, 'first' | 'families' | 'odd'> {
  const largest = new Map<number, number>();
  for (const id of techniques.keys()) {
    const parent = Number(id.slice(1, 5));
    largest.set(parent, Math.max(largest.get(parent) ?? 0, Number(id.slice(6))));
  }
  const parents = [...largest.keys()];
  const first = parents.length === 0 ? 0 : Math.min(...parents);
  let families = '';
  const odd: string[] = [];
  for (let parent = first; parent <= Math.max(...parents); parent++) {
    const subs = largest.get(parent);
    if (subs === undefined) families += NONE;
    else {
      const own = techniques.get(techniqueId(parent, 0)) ?? 'live';
      const letter = (10 + subs).toString(36);
      families += own === 'live' ? letter : letter.toUpperCase();
      for (let sub = 0; sub <= subs; sub++) {
        const liveness = techniques.get(techniqueId(parent, sub));
        if (liveness !== own) odd.push(techniqueId(parent, sub).slice(1) + (liveness === undefined ? GAP : ''));
      }
    }
  }
  return { first, families, odd: odd.join(' ') };
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

function unpackRuns(packed: string, add: (number: number) => void): void {
  let next = 0;
  for (const run of packed.split(' ')) {
    if (run === '') continue;
    const [gap = '', extra = '0'] = run.split('+');
    next += Number.parseInt(gap, 36);
    for (const last = next + Number.parseInt(extra, 36); next <= last; next++) add(next);
  }
}

function techniqueId(parent: number, sub: number): string {
  return `T${padded(parent, 4)}${sub === 0 ? '' : `.${padded(sub, 3)}`}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
