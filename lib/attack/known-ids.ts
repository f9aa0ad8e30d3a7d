/**
 * The ids ever published, packed into strings small enough for the script that runs on every page: 0.6 kB for 5,800.
 */

/** What is known of an id: in use, or revoked or deprecated. */
export type Liveness = 'live' | 'stale';

/** Answers for every id that was ever published, and with undefined for any other text. */
export type KnownIds = (id: string) => Liveness | undefined;

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

/**
 * Looks ids up in what `packIds` made. Nothing is unpacked: a page without ids pays nothing, and one with ten thousand
 * less than a map of all of them costs to fill.
 */
export function unpackIds({ first, families, odd, runs }: PackedIds): KnownIds {
  return id => {
    const [, prefix = '', number, sub] = ID.exec(id) ?? [];
    if (prefix !== 'T') {
      const [live = '', stale = ''] = runs[prefix] ?? [];
      return isInRuns(live, Number(number)) ? 'live' : isInRuns(stale, Number(number)) ? 'stale' : undefined;
    }
    const letter = families.charAt(Number(number) - first) || NONE;
    const isGiven = letter !== NONE && Number(sub ?? 0) <= Number.parseInt(letter, 36) - 10;
    const word = id.slice(1);
    if (!isGiven || odd.includes(word + GAP)) return undefined;
    return letter < 'a' === Boolean(sub && odd.includes(word)) ? 'live' : 'stale';
  };
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

function isInRuns(packed: string, number: number): boolean {
  let next = 0;
  return packed.split(' ').some(run => {
    const [gap = '', extra = '0'] = run.split('+');
    const from = next + Number.parseInt(gap, 36);
    next = from + Number.parseInt(extra, 36) + 1;
    return from <= number && number < next;
  });
}

function techniqueId(parent: number, sub: number): string {
  return `T${padded(parent, 4)}${sub === 0 ? '' : `.${padded(sub, 3)}`}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
