import type { z } from 'zod';
import { type Change, writeAssessments, writeEvidence, writeNotes } from './counts';
import type { NotesDatabase } from './database';
import { assessmentRow, evidenceRow, type Flag, noteRow, RECORD_SCHEMAS } from './rows';

/**
 * Hides everything of an investigation, or shows it again, as its deletion and restoring need: queries across
 * investigations must not find it. Inside a transaction that has the three tables and `db.counts`. The records stay as
 * they are.
 */
export async function hideParts(db: NotesDatabase, investigation: string, hidden: Flag): Promise<void> {
  const [notes, evidence, assessments] = await Promise.all([
    db.notes.where('[investigation+live+createdAt]').between([investigation], [investigation, []]).toArray(),
    db.evidence.where('[investigation+live+capturedAt]').between([investigation], [investigation, []]).toArray(),
    db.assessments.where('[investigation+live]').between([investigation], [investigation, []]).toArray(),
  ]);
  await writeNotes(db, hiding(sound(notes, RECORD_SCHEMAS.notes), hidden, noteRow));
  await writeEvidence(db, hiding(sound(evidence, RECORD_SCHEMAS.evidence), hidden, evidenceRow));
  await writeAssessments(db, hiding(sound(assessments, RECORD_SCHEMAS.assessments), hidden, assessmentRow));
}

function hiding<Value, Row extends { record: Value; changedAt: number }>(
  rows: readonly Row[],
  hidden: Flag,
  rowOf: (record: Value, hidden: Flag, changedAt: number) => Row,
): Change<Row>[] {
  return rows.map(before => ({ before, after: rowOf(before.record, hidden, before.changedAt) }));
}

/** Damaged rows are left as they are: they are for the export of what is readable. */
function sound<Row extends { record: unknown }>(rows: readonly Row[], schema: z.ZodType): Row[] {
  return rows.filter(({ record }) => schema.safeParse(record).success);
}
