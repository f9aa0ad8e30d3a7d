import { getAssessment } from './assessment-store';
import type { NotesDatabase } from './database';
import { countEvidenceIn } from './evidence-store';
import { type AssessmentStatus, currentJudgement } from './model';
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
export async function objectMarks(
  db: NotesDatabase,
  investigation: string,
  objects: readonly ObjectSubject[],
): Promise<Map<string, ObjectMark>> {
  const marks = objects.map(async (object): Promise<[string, ObjectMark]> => {
    const [[kept = 0], assessment] = await Promise.all([
      countEvidenceIn(db, investigation, [object]),
      object.kind === 'technique' ? getAssessment(db, investigation, object.id) : undefined,
    ]);
    const judgement = assessment && currentJudgement(assessment);
    return [subjectKey(object), { kept, status: judgement?.status ?? null }];
  });
  return new Map(await Promise.all(marks));
}
