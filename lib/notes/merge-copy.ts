import type { z } from 'zod';
import { AppError } from '../attack/app-error';
import type { Author } from './author';
import { addCounts, type Change, Tally, writeAssessments, writeEvidence, writeNotes } from './counts';
import type { NotesDatabase } from './database';
import { mergeAssessments, mergeEvidence, mergeInvestigations, mergeNotes } from './merge';
import type { Investigation, Records } from './model';
import { readRecord } from './page';
import { canonical } from './register';
import {
  assessmentRow,
  evidenceRow,
  type Flag,
  flag,
  investigationRow,
  keyOfAssessment,
  noteRow,
  RECORD_SCHEMAS,
} from './rows';
import { fromNotes } from './storage-error';
import { hideParts } from './visibility';
import type { Watch } from './watch';

/** How many records an import brought that were not here, and how many it changed. */
export interface Merged {
  added: number;
  changed: number;
}

/** Dexie would make an error of its own out of the signal's reason. */
class Ended extends Error {}

/** Records that are merged at once: more would hold the page up, and tell and end seldom. */
const PART = 250;

/**
 * Merges records into the notes, in one transaction: all of them or none. What is here already changes nothing.
 *
 * @throws AppError `bad-file` when a record belongs to an investigation that is neither here nor among them; `storage`,
 *   `notes-damaged` or `notes-blocked`
 */
export function mergeIntoNotes(author: Author, records: Records): Promise<Merged>;
/** The same for somebody who waits; undefined when it was ended, and the notes are as they were. */
export function mergeIntoNotes(author: Author, records: Records, watch: Watch): Promise<Merged | undefined>;
/** Both. */
export function mergeIntoNotes(author: Author, records: Records, watch: Watch = {}): Promise<Merged | undefined> {
  return fromNotes(async () => {
    try {
      return await merge(author, records, watch);
    } catch (thrown) {
      if (thrown instanceof Ended) return undefined;
      throw thrown;
    }
  });
}

function merge(author: Author, records: Records, watch: Watch): PromiseLike<Merged> {
  const { db } = author;
  return db.transaction('rw', db.investigations, db.notes, db.evidence, db.assessments, db.counts, async () => {
    const now = author.now();
    const hidden = await mergeInvestigationRows(db, records, now);
    const hiddenOf = ({ investigation }: { investigation: string }) =>
      hidden.states.get(investigation) ?? homeless(investigation);
    const { notes, evidence, assessments } = records;
    const course = { ...watch, done: 0, total: notes.length + evidence.length + assessments.length };
    const tally = new Tally();
    const merged = [
      hidden,
      await mergeInParts(course, {
        records: notes,
        read: part => db.notes.bulkGet(part.map(({ id }) => id)),
        schema: RECORD_SCHEMAS.notes,
        merge: mergeNotes,
        write: written => writeNotes(db, written, tally),
        rowOf: record => noteRow(record, hiddenOf(record), now),
      }),
      await mergeInParts(course, {
        records: evidence,
        read: part => db.evidence.bulkGet(part.map(({ id }) => id)),
        schema: RECORD_SCHEMAS.evidence,
        merge: mergeEvidence,
        write: written => writeEvidence(db, written, tally),
        rowOf: record => evidenceRow(record, hiddenOf(record), now),
      }),
      await mergeInParts(course, {
        records: assessments,
        read: part => db.assessments.bulkGet(part.map(keyOfAssessment)),
        schema: RECORD_SCHEMAS.assessments,
        merge: mergeAssessments,
        write: written => writeAssessments(db, written, tally),
        rowOf: record => assessmentRow(record, hiddenOf(record), now),
      }),
    ];
    await addCounts(db, tally);
    return {
      added: merged.reduce((sum, { added }) => sum + added, 0),
      changed: merged.reduce((sum, { changed }) => sum + changed, 0),
    };
  });
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
  const merged = await mergePart(records.investigations, {
    read: async part => part.map(({ id }) => before.get(id)),
    schema: RECORD_SCHEMAS.investigations,
    merge: mergeInvestigations,
    write: written => db.investigations.bulkPut(written.map(({ after }) => after)),
    rowOf: record => investigationRow(record, now, touched(record)),
    each: record => states.set(record.id, flag(record.deleted.value)),
  });
  for (const [id, { live }] of before) {
    const hidden = states.get(id) ?? 0;
    if (hidden === live) await hideParts(db, id, hidden);
  }
  return { ...merged, states };
}

interface TableMerge<Value, Row extends { record: Value }> {
  /** What is here of each, in the same order. */
  read: (part: readonly Value[]) => PromiseLike<(Row | undefined)[]>;
  schema: z.ZodType<Value>;
  merge: (a: Value, b: Value) => Value;
  rowOf: (record: Value) => Row;
  write: (written: Change<Row>[]) => PromiseLike<unknown>;
  /** Told every record as it is after merging. */
  each?: (record: Value) => void;
}

interface Course extends Watch {
  done: number;
  readonly total: number;
}

/** Throws `Ended`, which takes back what was written before. */
async function mergeInParts<Value, Row extends { record: Value }>(
  course: Course,
  { records, ...table }: TableMerge<Value, Row> & { records: readonly Value[] },
): Promise<Merged> {
  const merged: Merged = { added: 0, changed: 0 };
  for (let first = 0; first < records.length; first += PART) {
    if (course.signal?.aborted) throw new Ended();
    const part = records.slice(first, first + PART);
    const { added, changed } = await mergePart(part, table);
    merged.added += added;
    merged.changed += changed;
    course.done += part.length;
    if (course.done < course.total) course.onProgress?.(course.done / course.total);
  }
  return merged;
}

async function mergePart<Value, Row extends { record: Value }>(
  records: readonly Value[],
  { read, schema, merge, rowOf, write, each }: TableMerge<Value, Row>,
): Promise<Merged> {
  let added = 0;
  const written: Change<Row>[] = [];
  const rows = await read(records);
  for (const [index, record] of records.entries()) {
    const before = readRecord(rows[index], schema);
    const after = before === undefined ? record : merge(before, record);
    each?.(after);
    if (before !== undefined && canonical(after) === canonical(before)) continue;
    if (before === undefined) added++;
    written.push({ before: rows[index], after: rowOf(after) });
  }
  await write(written);
  return { added, changed: written.length - added };
}

function homeless(investigation: string): never {
  throw new AppError(
    'bad-file',
    `The file has records of an investigation (${investigation}) that is neither in it nor among your notes. ` +
      'Export the whole investigation again.',
  );
}
