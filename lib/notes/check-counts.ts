import type { Table } from 'dexie';
import type { Author } from './author';
import { type CountRow, countAssessment, countEvidence, countNote, putCounts, Tally } from './counts';
import type { NotesDatabase } from './database';
import { inParts } from './in-parts';
import { keyOfAssessment } from './rows';
import { fromNotes } from './storage-error';

/** How long counts are trusted. Counting 70,000 rows anew takes a second or two, in which nothing can be written. */
const TRUSTED_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * Counts everything anew where there are no counts, or they were not checked for a week, and mends those that differ. Gives
 * how many did.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked`
 */
export function checkCounts({ db, now }: Author): Promise<number> {
  return fromNotes(async () => {
    const [some, checked] = await Promise.all([db.counts.limit(1).primaryKeys(), db.meta.get('counted')]);
    if (some.length > 0 && checked?.key === 'counted' && now() - checked.at < TRUSTED_MS) return 0;
    const tables = [db.notes, db.evidence, db.assessments, db.counts];
    // Others may read meanwhile, and mostly there is nothing to write.
    const found = await db.transaction('r', tables, async () => await wrongCounts(db));
    const mended =
      found.length === 0
        ? found
        : await db.transaction('rw', tables, async () => {
            const wrong = await wrongCounts(db);
            await putCounts(db, wrong);
            return wrong;
          });
    await db.meta.put({ key: 'counted', at: now() });
    return mended.length;
  });
}

/** The counts as they should be, of those that are not so. */
async function wrongCounts(db: NotesDatabase): Promise<CountRow[]> {
  const tally = new Tally();
  const idOf = ({ id }: { id: string }) => id;
  await countTable(db.notes, idOf, row => countNote(tally, row, 1));
  await countTable(db.evidence, idOf, row => countEvidence(tally, row, 1));
  await countTable(db.assessments, keyOfAssessment, row => countAssessment(tally, row, 1));
  const keyOf = ({ investigation, object }: CountRow) => `${investigation} ${object}`;
  const right = new Map(tally.rows().map(row => [keyOf(row), row]));
  const wrong: CountRow[] = [];
  for (const stored of await db.counts.toArray()) {
    const row = right.get(keyOf(stored)) ?? { ...stored, notes: 0, evidence: 0, assessments: 0 };
    right.delete(keyOf(stored));
    const isRight =
      row.notes === stored.notes && row.evidence === stored.evidence && row.assessments === stored.assessments;
    if (!isRight) wrong.push(row);
  }
  return [...wrong, ...right.values()];
}

async function countTable<Row, Key extends string | [string, string]>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  count: (row: Row) => void,
): Promise<void> {
  await inParts(table, keyOf, rows => {
    rows.forEach(count);
    return true;
  });
}
