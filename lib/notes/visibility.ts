import type { z } from 'zod';
import type { NotesDatabase } from './database';
import { assessmentRow, evidenceRow, type Flag, noteRow, RECORD_SCHEMAS } from './rows';

/**
 * Hides everything of an investigation, or shows it again, as its deletion and restoring need: queries across
 * investigations must not find it. Inside a transaction that has the three tables. The records stay as they are.
 */
export async function hideParts(db: NotesDatabase, investigation: string, hidden: Flag): Promise<void> {
  const [notes, evidence, assessments] = await Promise.all([
    db.notes.where('[investigation+live+createdAt]').between([investigation], [investigation, []]).toArray(),
    db.evidence.where('[investigation+live+capturedAt]').between([investigation], [investigation, []]).toArray(),
    db.assessments.where('[investigation+live]').between([investigation], [investigation, []]).toArray(),
  ]);
  await Promise.all([
    db.notes.bulkPut(
      sound(notes, RECORD_SCHEMAS.notes).map(({ record, changedAt }) => noteRow(record, hidden, changedAt)),
    ),
    db.evidence.bulkPut(
      sound(evidence, RECORD_SCHEMAS.evidence).map(({ record, changedAt }) => evidenceRow(record, hidden, changedAt)),
    ),
    db.assessments.bulkPut(
      sound(assessments, RECORD_SCHEMAS.assessments).map(({ record, changedAt }) =>
        assessmentRow(record, hidden, changedAt),
      ),
    ),
  ]);
}

/** Damaged rows are left as they are: they are for the export of what is readable. */
function sound<Row extends { record: unknown }>(rows: readonly Row[], schema: z.ZodType): Row[] {
  return rows.filter(({ record }) => schema.safeParse(record).success);
}
