import { countsOf } from './counts';
import type { NotesDatabase } from './database';
import { type AssessmentStatus, assessmentSchema, currentJudgement } from './model';
import { readRecord } from './page';
import { fromNotes } from './storage-error';
import { type ObjectSubject, subjectKey } from './subject';

/** What an investigation holds of an object that a page mentions. */
export interface ObjectMark {
  /** Number of quotes. */
  kept: number;
  /** Of techniques only; null where none holds. */
  status: AssessmentStatus | null;
}

/**
 * What an investigation holds of each of the objects, by `subjectKey`: for the objects of a page, which are few beside
 * what an investigation may hold (`objectsOfInvestigation`).
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked`
 */
export function objectMarks(
  db: NotesDatabase,
  investigation: string,
  objects: readonly ObjectSubject[],
): Promise<Map<string, ObjectMark>> {
  return fromNotes(async () => {
    const techniques = objects.filter(({ kind }) => kind === 'technique');
    const [counts, assessments] = await Promise.all([
      countsOf(db, investigation, objects),
      db.assessments.bulkGet(techniques.map(({ id }): [string, string] => [investigation, id])),
    ]);
    const statuses = new Map(
      techniques.map((technique, index) => {
        const assessment = readRecord(assessments[index], assessmentSchema);
        return [subjectKey(technique), assessment && currentJudgement(assessment)?.status];
      }),
    );
    return new Map(
      objects.map((object, index): [string, ObjectMark] => {
        const key = subjectKey(object);
        return [key, { kept: counts[index]?.evidence ?? 0, status: statuses.get(key) ?? null }];
      }),
    );
  });
}
