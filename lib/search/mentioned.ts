import type { Ref } from '../attack/documents';
import type { Kind } from '../attack/kinds';
import type { Liveness } from '../attack/known-ids';
import { findIds } from '../attack/mentions';
import type { IndexedRecord, SearchIndex } from './search-index';

/** What a mentioned id stands for, as far as a list shows it. */
export interface MentionedObject {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly liveness: Liveness;
  readonly type?: string;
  readonly parent?: Ref;
}

/** An id that a text or a page mentions, and what it stands for. */
export interface Mentioned {
  /** The id as it is written there, in canonical form. */
  readonly id: string;
  /** Number of its mentions. */
  readonly count: number;
  /** What to open: never a revoked object that has a successor. Absent for an id that was never published. */
  readonly object?: MentionedObject;
  /** Name of the revoked object that had the id, where `object` is its successor. */
  readonly oldName?: string;
}

/** The ids of a text with the number of their mentions, in the order of the first ones; published ones before others. */
export function idsIn(text: string, index: SearchIndex): Map<string, number> {
  const isKnown = (id: string) => index.byId.has(id);
  const known = findIds(text, isKnown);
  const taken = new Set(known.map(({ start }) => start));
  // `T1059-001` is known as a whole; without the catalogue it would also be read as something else.
  const others = findIds(text, () => true).filter(({ id, start }) => !isKnown(id) && !taken.has(start));
  const counts = new Map<string, number>();
  for (const { id } of [...known, ...others]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** What ids stand for, in their order. */
export function mentionedObjects(
  index: SearchIndex,
  counts: Iterable<readonly [id: string, count: number]>,
): Mentioned[] {
  return Array.from(counts, ([id, count]) => {
    const own = recordOf(index, id);
    if (!own) return { id, count };
    const shown = own.successor ? (recordOf(index, own.successor.id) ?? own) : own;
    return { id, count, object: objectOf(shown), ...(shown !== own && { oldName: own.name }) };
  });
}

function recordOf({ records, byId }: SearchIndex, id: string): IndexedRecord | undefined {
  const number = byId.get(id);
  return number === undefined ? undefined : records[number];
}

function objectOf({ kind, id, name, liveness, type, parent }: IndexedRecord): MentionedObject {
  return { kind, id, name, liveness, ...(type !== undefined && { type }), ...(parent && { parent }) };
}
