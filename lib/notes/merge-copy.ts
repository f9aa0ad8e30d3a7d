import type { z } from 'zod';
import { AppError } from '../attack/app-error';
import type { Author } from './author';
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

function homeless(investigation: string): never {
  throw new AppError(
    'bad-file',
    `The file has records of an investigation (${investigation}) that is neither in it nor among your notes. ` +
      'Export the whole investigation again.',
  );
}
