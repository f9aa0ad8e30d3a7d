import type { Table } from 'dexie';
import type { z } from 'zod';
import type { NotesDatabase } from './database';
import { inParts } from './in-parts';
import type { Records } from './model';
import { readable, readRecord } from './page';
import { keyOfAssessment, RECORD_SCHEMAS } from './rows';
import { fromNotes } from './storage-error';
import type { Watch } from './watch';

/** Whole copies out of the notes; `merge-copy.ts` merges one into them. */

/** Records, and how many there were that cannot be read and are therefore missing among them. */
export interface Copy {
  records: Records;
  damaged: number;
}

/**
 * Everything, deleted records too: what a backup keeps.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked`
 */
export function allRecords(db: NotesDatabase): Promise<Copy>;
/** The same for somebody who waits; undefined when it was ended before all was read. */
export function allRecords(db: NotesDatabase, watch: Watch): Promise<Copy | undefined>;
/** Both. */
export function allRecords(db: NotesDatabase, watch: Watch = {}): Promise<Copy | undefined> {
  return fromNotes(() =>
    db.transaction('r', db.investigations, db.notes, db.evidence, db.assessments, async () => {
      const tables = [db.investigations, db.notes, db.evidence, db.assessments];
      const counts = await Promise.all(tables.map(table => table.count()));
      const reading = { ...watch, done: 0, total: counts.reduce((sum, count) => sum + count, 0) };
      const idOf = ({ id }: { id: string }) => id;
      const read = {
        investigations: await readAll(db.investigations, idOf, RECORD_SCHEMAS.investigations, reading),
        notes: await readAll(db.notes, idOf, RECORD_SCHEMAS.notes, reading),
        evidence: await readAll(db.evidence, idOf, RECORD_SCHEMAS.evidence, reading),
        assessments: await readAll(db.assessments, keyOfAssessment, RECORD_SCHEMAS.assessments, reading),
      };
      return watch.signal?.aborted ? undefined : copyOf(read);
    }),
  );
}

interface Reading extends Watch {
  done: number;
  readonly total: number;
}

async function readAll<Row extends { record: Value }, Value, Key extends string | [string, string]>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  schema: z.ZodType<Value>,
  reading: Reading,
): Promise<Read<Value>> {
  const read: Read<Value> = { items: [], damaged: 0 };
  if (reading.signal?.aborted) return read;
  await inParts(table, keyOf, (rows, isMore) => {
    const { items, damaged } = readable(rows, schema);
    for (const item of items) read.items.push(item);
    read.damaged += damaged;
    reading.done += rows.length;
    if (isMore) reading.onProgress?.(reading.done / reading.total);
    return !reading.signal?.aborted;
  });
  return read;
}

/**
 * One investigation with what belongs to it and is not deleted: what may be given to others. Undefined for an unknown or
 * deleted one.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked`
 */
export function recordsOfInvestigation(db: NotesDatabase, id: string): Promise<Copy | undefined> {
  return fromNotes(() =>
    db.transaction('r', db.investigations, db.notes, db.evidence, db.assessments, async () => {
      const row = await db.investigations.get(id);
      if (!row?.live) return undefined;
      readRecord(row, RECORD_SCHEMAS.investigations);
      const [notes, evidence, assessments] = await Promise.all([
        db.notes.where('[investigation+live+createdAt]').between([id, 1], [id, 1, []]).toArray(),
        db.evidence.where('[investigation+live+capturedAt]').between([id, 1], [id, 1, []]).toArray(),
        db.assessments.where('[investigation+live]').equals([id, 1]).toArray(),
      ]);
      return copyOf({
        investigations: readable([row], RECORD_SCHEMAS.investigations),
        notes: readable(notes, RECORD_SCHEMAS.notes),
        evidence: readable(evidence, RECORD_SCHEMAS.evidence),
        assessments: readable(assessments, RECORD_SCHEMAS.assessments),
      });
    }),
  );
}

/** Records of one sort, and how many of them cannot be read. */
interface Read<Value> {
  items: Value[];
  damaged: number;
}

function copyOf({
  investigations,
  notes,
  evidence,
  assessments,
}: { [Sort in keyof Records]: Read<Records[Sort][number]> }): Copy {
  return {
    records: {
      investigations: investigations.items,
      notes: notes.items,
      evidence: evidence.items,
      assessments: assessments.items,
    },
    damaged: investigations.damaged + notes.damaged + evidence.damaged + assessments.damaged,
  };
}
