import { type ObjectKey, parseObjectKey } from '../attack/kinds';
import { WHOLE } from './counts';
import type { NotesDatabase } from './database';
import { assessmentSchema, currentJudgement, type Judgement } from './model';
import { readable } from './page';
import { fromNotes } from './storage-error';
import type { ObjectSubject } from './subject';

/** An ATT&CK object of an investigation. */
export interface ObjectSummary {
  object: ObjectSubject;
  notes: number;
  evidence: number;
  /** Of techniques only; null where none holds. */
  judgement: Judgement | null;
}

/**
 * Every object that an investigation has notes, evidence or a judgement of, by kind and id, and how much there is of it.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function objectsOfInvestigation(db: NotesDatabase, investigation: string): Promise<ObjectSummary[]> {
  return fromNotes(async () => {
    const [counts, assessed] = await Promise.all([
      db.counts.where('[investigation+object]').between([investigation], [investigation, []]).toArray(),
      db.assessments.where('[investigation+live]').equals([investigation, 1]).toArray(),
    ]);
    const judgements = new Map(
      readable(assessed, assessmentSchema).items.map(one => [`technique:${one.technique}`, currentJudgement(one)]),
    );
    const byKey = new Map(counts.map(row => [row.object, row]));
    byKey.delete(WHOLE);
    return [...new Set([...byKey.keys(), ...judgements.keys()])].sort().map(key => ({
      object: parseObjectKey(key as ObjectKey),
      notes: byKey.get(key)?.notes ?? 0,
      evidence: byKey.get(key)?.evidence ?? 0,
      judgement: judgements.get(key) ?? null,
    }));
  });
}
