/**
 * The ids ever published, packed into strings small enough for the script that runs on every page: 0.6 kB for 5,800.
 */

/** What is known of an id: in use, or revoked or deprecated. */
export type Liveness = 'live' | 'stale';

/** Answers for every id that was ever published, and with undefined for any other text. */
export type KnownIds = (id: string) => Liveness | undefined;

/** The packed form. */
export interface PackedIds {
  /**
   * By prefix: a character for each number from 0 on. A letter as far down the alphabet as the object has
   * sub-techniques (`a` none, `b` one), small if it is live and capital if it is stale; `-` for a number never given.
   * Four and more of a kind are the character and how many: `-800aaA`.
   */
  readonly families: Readonly<Record<string, string>>;
  /** Sub-techniques that are not as their parent is, and gaps (`!`): `T1053.001 T1055.006!`. */
  readonly odd: string;
}

const ID = /^([A-Z]{1,3})(\d{4})(?:\.(?!000)(\d{3}))?$/;
const LETTERS = 26;
const NONE = '-';
const GAP = '!';

/** Packs ids for `unpackIds`. Throws `RangeError` on anything that cannot be packed: no ATT&CK id, a 26th child. */
export function packIds(ids: Iterable<readonly [id: string, liveness: Liveness]>): PackedIds {
  const all = new Map(ids);
  // By prefix and number, how many sub-techniques there are.
  const subs: Record<string, number[]> = {};
  for (const id of all.keys()) {
    const [, prefix, number, sub] = ID.exec(id) ?? [];
    if (prefix === undefined || (sub && (prefix !== 'T' || Number(sub) >= LETTERS))) {
      throw new RangeError(`${id} cannot be packed`);
    }
    subs[prefix] ??= [];
    subs[prefix][Number(number)] = Math.max(subs[prefix][Number(number)] ?? 0, Number(sub ?? 0));
  }
  const odd: string[] = [];
  const families = Object.entries(subs).map(([prefix, counts]) => {
    // Not `map`, which leaves numbers out that are not there.
    const letters = Array.from<number | undefined, string>(counts, (count, number) =>
      count === undefined ? NONE : packFamily(all, `${prefix}${padded(number, 4)}`, count, odd),
    );
    return [prefix, letters.join('').replace(/(.)\1{3,}/g, (run, letter) => letter + run.length)];
  });
  return { families: Object.fromEntries(families), odd: odd.join(' ') };
}

/** The letter of an object; what is special about its sub-techniques is added to `odd`. */
function packFamily(all: ReadonlyMap<string, Liveness>, parent: string, count: number, odd: string[]): string {
  const own = all.get(parent) ?? 'live';
  for (let sub = 0; sub <= count; sub++) {
    const id = sub === 0 ? parent : `${parent}.${padded(sub, 3)}`;
    const liveness = all.get(id);
    if (liveness !== own) odd.push(id + (liveness === undefined ? GAP : ''));
  }
  const letter = (10 + count).toString(36);
  return own === 'live' ? letter : letter.toUpperCase();
}

/**
 * Looks ids up in what `packIds` made. Nothing is unpacked before the first id of its kind: a page without ids pays
 * nothing, and one with ten thousand less than a map of all of them costs to fill.
 */
export function unpackIds({ families, odd }: PackedIds): KnownIds {
  const unpacked: Record<string, string> = {};
  return id => {
    const [, prefix = '', number, sub = '0'] = ID.exec(id) ?? [];
    unpacked[prefix] ??= (families[prefix] ?? '').replace(/(.)(\d+)/g, (_, letter, count) => letter.repeat(count));
    const letter = unpacked[prefix].charAt(Number(number));
    // A number never given has no letter, and NaN sub-techniques.
    if (!(Number(sub) <= Number.parseInt(letter, 36) - 10) || odd.includes(id + GAP)) return undefined;
    return letter < 'a' === (id.includes('.') && odd.includes(id)) ? 'live' : 'stale';
  };
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
