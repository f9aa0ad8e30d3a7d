import type { ObjectKey } from '../attack/kinds';
import { parseObjectKey } from '../attack/kinds';
import type { NotesDatabase } from './database';
import { assessmentSchema, currentJudgement, type Judgement } from './model';
import { readable } from './page';
import { investigationRange, subjectOfEntry } from './rows';
import { fromNotes } from './storage-error';
import type { ObjectSubject } from './subject';

/** What an investigation holds of one ATT&CK object. */
export interface ObjectSummary {
  object: ObjectSubject;
  notes: number;
  evidence: number;
  /** Of techniques only; null where none holds. */
  judgement: Judgement | null;
}

/**
 * Every object that an investigation has notes, evidence or a judgement of, by kind and id. Notes and evidence are
 * counted from the indexes, without reading them.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function objectsOfInvestigation(db: NotesDatabase, investigation: string): Promise<ObjectSummary[]> {
  const [first, last] = investigationRange(investigation);
  return fromNotes(async () => {
    const [entries, quotes, assessed] = await Promise.all([
      db.notes.where('subjects').between(first, last).keys(),
      db.evidence
        .where('[investigation+live+object+capturedAt]')
        .between([investigation, 1], [investigation, 1, []])
        .keys(),
      db.assessments.where('[investigation+live]').equals([investigation, 1]).toArray(),
    ]);
    const summaries = new Map<string, ObjectSummary>();
    const of = (key: string) => {
      const summary = summaries.get(key) ?? {
        object: parseObjectKey(key as ObjectKey),
        notes: 0,
        evidence: 0,
        judgement: null,
      };
      summaries.set(key, summary);
      return summary;
    };
    for (const entry of entries) {
      const key = subjectOfEntry(String(entry));
      if (!key.startsWith('page:')) of(key).notes++;
    }
    for (const [, , object] of quotes as unknown as [string, number, string][]) of(object).evidence++;
    for (const assessment of readable(assessed, assessmentSchema).items) {
      of(`technique:${assessment.technique}`).judgement = currentJudgement(assessment);
    }
    return [...summaries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, summary]) => summary);
  });
}
