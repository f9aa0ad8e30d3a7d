import type { Table } from 'dexie';
import type { z } from 'zod';
import { AppError } from '../attack/app-error';
import type { Author } from './author';
import type { NotesDatabase } from './database';
import { mergeAssessments, mergeEvidence, mergeInvestigations, mergeNotes } from './merge';
import type { Assessment, Investigation, Records } from './model';
import { readable, readRecord } from './page';
import { canonical } from './register';
import { assessmentRow, evidenceRow, type Flag, flag, investigationRow, noteRow, RECORD_SCHEMAS } from './rows';
import { fromNotes } from './storage-error';
import { hideParts } from './visibility';

/** Whole copies of the notes: out of the database, and merged into it. */

/** Records, and how many there were that cannot be read and are therefore missing among them. */
export interface Copy {
  records: Records;
  damaged: number;
}

/** Who waits for a long reading. */
export interface Watch {
  /** Told between the parts of it how much is read, 0 to 1; never of what takes one part alone. */
  onProgress?: (share: number) => void;
  /** Ends it. */
  signal?: AbortSignal;
}

/** Rows that are read at once: more would hold the page up, fewer would have the others wait. */
const PART = 1_000;

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
        investigations: await readInParts(db.investigations, idOf, RECORD_SCHEMAS.investigations, reading),
        notes: await readInParts(db.notes, idOf, RECORD_SCHEMAS.notes, reading),
        evidence: await readInParts(db.evidence, idOf, RECORD_SCHEMAS.evidence, reading),
        assessments: await readInParts(db.assessments, keyOfAssessment, RECORD_SCHEMAS.assessments, reading),
      };
      return watch.signal?.aborted ? undefined : copyOf(read);
    }),
  );
}

interface Reading extends Watch {
  done: number;
  readonly total: number;
}

/** A table by its primary key. All within one transaction, so what is written meanwhile is wholly in or wholly out. */
async function readInParts<Row extends { record: Value }, Value, Key extends string | [string, string]>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  schema: z.ZodType<Value>,
  reading: Reading,
): Promise<Read<Value>> {
  const read: Read<Value> = { items: [], damaged: 0 };
  let rest = table.orderBy(':id');
  while (!reading.signal?.aborted) {
    const rows = await rest.limit(PART).toArray();
    const { items, damaged } = readable(rows, schema);
    for (const item of items) read.items.push(item);
    read.damaged += damaged;
    reading.done += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < PART) break;
    reading.onProgress?.(reading.done / reading.total);
    rest = table.where(':id').above(keyOf(last));
  }
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

/** How many records an import brought that were not here, and how many it changed. */
export interface Merged {
  added: number;
  changed: number;
}

/**
 * Merges records into the notes, in one transaction: all of them or none. What is here already changes nothing.
 *
 * @throws AppError `bad-file` when a record belongs to an investigation that is neither here nor among them; `storage`,
 *   `notes-damaged` or `notes-blocked`
 */
export function mergeIntoNotes(author: Author, records: Records): Promise<Merged> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.investigations, db.notes, db.evidence, db.assessments, async () => {
      const now = author.now();
      const hidden = await mergeInvestigationRows(db, records, now);
      const hiddenOf = ({ investigation }: { investigation: string }) =>
        hidden.states.get(investigation) ?? homeless(investigation);
      const merged = [
        hidden,
        await mergeTable({
          records: records.notes,
          rows: await db.notes.bulkGet(records.notes.map(({ id }) => id)),
          schema: RECORD_SCHEMAS.notes,
          merge: mergeNotes,
          write: changed => db.notes.bulkPut(changed.map(record => noteRow(record, hiddenOf(record), now))),
        }),
        await mergeTable({
          records: records.evidence,
          rows: await db.evidence.bulkGet(records.evidence.map(({ id }) => id)),
          schema: RECORD_SCHEMAS.evidence,
          merge: mergeEvidence,
          write: changed => db.evidence.bulkPut(changed.map(record => evidenceRow(record, hiddenOf(record), now))),
        }),
        await mergeTable({
          records: records.assessments,
          rows: await db.assessments.bulkGet(records.assessments.map(keyOfAssessment)),
          schema: RECORD_SCHEMAS.assessments,
          merge: mergeAssessments,
          write: changed => db.assessments.bulkPut(changed.map(record => assessmentRow(record, hiddenOf(record), now))),
        }),
      ];
      return {
        added: merged.reduce((sum, { added }) => sum + added, 0),
        changed: merged.reduce((sum, { changed }) => sum + changed, 0),
      };
    }),
  );
}

/** Merges investigations, and what their deletion or return means to the records that are here already. */
async function mergeInvestigationRows(
  db: NotesDatabase,
  records: Records,
  now: number,
): Promise<Merged & { states: Map<string, Flag> }> {
  // All of them: a record here may belong to another one than the file says.
  const before = new Map((await db.investigations.toArray()).map(row => [row.id, row]));
  const states = new Map([...before.values()].map(({ id, live }) => [id, flag(!live)]));
  const touched = (record: Investigation) => before.get(record.id)?.touchedAt ?? now;
  const merged = await mergeTable({
    records: records.investigations,
    rows: records.investigations.map(({ id }) => before.get(id)),
    schema: RECORD_SCHEMAS.investigations,
    merge: mergeInvestigations,
    write: changed => db.investigations.bulkPut(changed.map(record => investigationRow(record, now, touched(record)))),
    each: record => states.set(record.id, flag(record.deleted.value)),
  });
  for (const [id, { live }] of before) {
    const hidden = states.get(id) ?? 0;
    if (hidden === live) await hideParts(db, id, hidden);
  }
  return { ...merged, states };
}

interface TableMerge<Value> {
  records: readonly Value[];
  /** What is here of each, in the same order. */
  rows: readonly ({ record: unknown } | undefined)[];
  schema: z.ZodType<Value>;
  merge: (a: Value, b: Value) => Value;
  write: (changed: Value[]) => PromiseLike<unknown>;
  /** Told every record as it is after merging. */
  each?: (record: Value) => void;
}

async function mergeTable<Value>({ records, rows, schema, merge, write, each }: TableMerge<Value>): Promise<Merged> {
  let added = 0;
  const written: Value[] = [];
  for (const [index, record] of records.entries()) {
    const before = readRecord(rows[index], schema);
    const after = before === undefined ? record : merge(before, record);
    each?.(after);
    if (before !== undefined && canonical(after) === canonical(before)) continue;
    if (before === undefined) added++;
    written.push(after);
  }
  await write(written);
  return { added, changed: written.length - added };
}

function keyOfAssessment({
  investigation,
  technique,
}: Pick<Assessment, 'investigation' | 'technique'>): [string, string] {
  return [investigation, technique];
}

function homeless(investigation: string): never {
  throw new AppError(
    'bad-file',
    `The file has records of an investigation (${investigation}) that is neither in it nor among your notes. ` +
      'Export the whole investigation again.',
  );
}
