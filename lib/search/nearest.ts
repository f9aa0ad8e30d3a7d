import type { SearchName } from './names';
import type { SearchIndex } from './search-index';
import { typoDistance } from './typo-distance';
import { squeeze } from './words';

/** How an id is near one that was never published. */
export type IdNearness =
  /** The technique of which a sub-technique was asked for. */
  | 'parent'
  /** One character is another, too many or missing, or two are swapped. */
  | 'slip'
  /** Of its kind among those with the nearest numbers. */
  | 'number';

/** An id that may have been meant. */
export interface NearId {
  readonly id: string;
  readonly nearness: IdNearness;
}

/** Neighbours by number, where nothing is a slip away. Of slips all are offered, some forty at most. */
const FEW_NEIGHBOURS = 5;

/**
 * The published ids that are near `wanted`, an id in canonical form that was never published: its technique, then what
 * is one slip away (swapped digits first) or, where nothing is, those with the nearest numbers. Of a technique that is
 * unknown itself, the same for the technique.
 */
export function nearestIds(ids: readonly string[], wanted: string): NearId[] {
  const { letters, base, number } = partsOf(wanted);
  const hasSub = base !== wanted;
  let parent: string | undefined;
  const slips: string[] = [];
  const neighbours: string[] = [];
  for (const id of ids) {
    if (hasSub && id === base) parent = id;
    else if (Math.abs(id.length - wanted.length) <= 1 && typoDistance(wanted, id, 1).whole === 1) slips.push(id);
    else if (isOfKind(id, hasSub ? `${base}.` : letters, hasSub)) neighbours.push(id);
  }
  if (hasSub && parent === undefined && slips.length === 0) return nearestIds(ids, base);
  const distance = (id: string) => Math.abs(partsOf(id).number - number);
  const order = (left: string, right: string) => distance(left) - distance(right) || (left < right ? -1 : 1);
  const rank = (id: string) => (isSwapped(id, wanted) ? 0 : partsOf(id).letters === letters ? 1 : 2);
  slips.sort((left, right) => rank(left) - rank(right) || order(left, right));
  const next = slips.length > 0 ? [] : neighbours.sort(order).slice(0, FEW_NEIGHBOURS);
  return [
    ...(parent === undefined ? [] : [{ id: parent, nearness: 'parent' } satisfies NearId]),
    ...slips.map((id): NearId => ({ id, nearness: 'slip' })),
    ...next.map((id): NearId => ({ id, nearness: 'number' })),
  ];
}

const PARTS = /^([A-Z]+)(\d+)(?:\.(\d*))?$/;
/** More than any number of a sub-technique, be it mistyped. */
const SUBS = 100_000;

function partsOf(id: string): { letters: string; base: string; number: number } {
  const [, letters = '', digits = '', sub = ''] = PARTS.exec(id) ?? [];
  return { letters, base: letters + digits, number: Number(digits) * SUBS + Number(sub) };
}

function isOfKind(id: string, start: string, hasSub: boolean): boolean {
  return id.startsWith(start) && /^\d+$/.test(id.slice(start.length)) && id.includes('.') === hasSub;
}

function isSwapped(id: string, wanted: string): boolean {
  return id.length === wanted.length && Array.from(id).sort().join() === Array.from(wanted).sort().join();
}

/** A name that may have been meant. */
export interface NearName {
  /** Of its record. */
  readonly number: number;
  readonly name: SearchName;
  /** How many letters are between a word of it and what was typed. */
  readonly letters: number;
}

const FEW_NAMES = 5;
/** Of shorter words everything is near. */
const LEAST_LENGTH = 5;
/** A word may differ in one letter of so many, and in three at most: beyond that likeness is chance. */
const LETTERS_FOR_ONE = 3;
const MOST_LETTERS = 3;

/**
 * The names that have a word like one of `words`, none of which is in any name: the likest first, at most five. In
 * the place of a word may stand the whole text written together. Numbers count as letters here, unlike in a search:
 * who types `APT99` may be shown APT29, as long as it is not said to be a result.
 */
export function nearestNames(index: SearchIndex, words: readonly string[]): NearName[] {
  const near = new Map<number, NearName>();
  for (const text of new Set([...words, squeeze(words.join(' '))])) {
    const most = Math.min(MOST_LETTERS, Math.floor(text.length / LETTERS_FOR_ONE));
    if (text.length < LEAST_LENGTH) continue;
    index.names.eachWithTypos(text, { most, withBeginnings: false }, (word, records, letters) => {
      for (const number of records()) {
        if ((near.get(number)?.letters ?? Number.POSITIVE_INFINITY) <= letters) continue;
        const name = nameWith(index, number, word);
        if (name) near.set(number, { number, name, letters });
      }
    });
  }
  const wholeness = ({ name }: NearName) => 1 / name.length;
  const order = (left: NearName, right: NearName) =>
    left.letters - right.letters || wholeness(right) - wholeness(left) || left.number - right.number;
  return Array.from(near.values()).sort(order).slice(0, FEW_NAMES);
}

/** The name of a record that has a word. Strategies have whole sentences for names, and initials are like anything. */
function nameWith({ records, namesOf }: SearchIndex, number: number, word: string): SearchName | undefined {
  const kind = records[number]?.kind;
  if (kind === 'detection-strategy' || kind === 'analytic') return undefined;
  return namesOf(number).find(({ words }) => words.some(({ text, isInitials }) => text === word && !isInitials));
}
