import { type Author, accepted } from './author';
import { writeAssessments } from './counts';
import type { NotesDatabase } from './database';
import { touchInvestigation } from './investigations';
import {
  type Assessment,
  type AssessmentStatus,
  assessmentSchema,
  type Confidence,
  currentJudgement,
  type Judgement,
} from './model';
import { type Page, page, readRecord, type Span } from './page';
import { assessmentRow, flag } from './rows';
import { fromNotes } from './storage-error';

/**
 * Queries and commands of assessments. Every one throws AppError: `storage`, `notes-damaged` or `notes-blocked` when
 * IndexedDB fails; a command also `notes-gone` for an unknown investigation and `bad-input` for a name too long.
 */

/** The assessments of an investigation that hold, by technique. */
export function assessmentsOf(db: NotesDatabase, investigation: string, span: Span): Promise<Page<Assessment>> {
  const rows = () => db.assessments.where('[investigation+live]').equals([investigation, 1]);
  return fromNotes(() => page(rows, span, assessmentSchema));
}

/** What is held of a technique in an investigation, with its history; undefined where it was never assessed. */
export function getAssessment(
  db: NotesDatabase,
  investigation: string,
  technique: string,
): Promise<Assessment | undefined> {
  return fromNotes(async () => readRecord(await db.assessments.get([investigation, technique]), assessmentSchema));
}

/** A judgement as the user makes it. */
export interface NewJudgement {
  /** `null` takes the assessment back. */
  status: AssessmentStatus | null;
  confidence: Confidence;
  /** Name of who judges; empty where the user gave none. */
  by: string;
}

/** Assesses a technique. What was held before stays in the history; the same judgement again adds nothing. */
export function assessTechnique(
  author: Author,
  investigation: string,
  technique: string,
  judgement: NewJudgement,
): Promise<Assessment> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.assessments, db.counts, db.investigations, async () => {
      const { live } = await touchInvestigation(author, investigation);
      const row = await db.assessments.get([investigation, technique]);
      const before = readRecord(row, assessmentSchema);
      const history = before?.history ?? [];
      const last = history.at(-1);
      if (before && last && isSame(last, judgement)) return before;
      const now = author.now();
      const at = last ? Math.max(now, last.at + 1) : now;
      const record = accepted(assessmentSchema, {
        investigation,
        technique,
        history: [...history, { ...judgement, at }],
      });
      await writeAssessments(db, [{ before: row, after: assessmentRow(record, flag(!live), now) }]);
      return record;
    }),
  );
}

function isSame(last: Judgement, { status, confidence, by }: NewJudgement): boolean {
  return last.status === status && last.confidence === confidence && last.by === by;
}

/** The judgement that holds of a technique in an investigation; null where there is none. */
export async function judgementOf(db: NotesDatabase, investigation: string, technique: string) {
  const assessment = await getAssessment(db, investigation, technique);
  return assessment ? currentJudgement(assessment) : null;
}
