import { type ObjectKey, parseObjectKey } from '../attack/kinds';
import type { NotesDatabase } from './database';
import { countEvidenceIn } from './evidence-store';
import { assessmentSchema, currentJudgement, type Judgement } from './model';
import { readable } from './page';
import { objectEntry, objectOfEntry, objectsRange } from './rows';
import { fromNotes } from './storage-error';
import { type ObjectSubject, subjectKey } from './subject';

/** An ATT&CK object of an investigation. */
export interface ObjectSummary {
  object: ObjectSubject;
  /** Of techniques only; null where none holds. */
  judgement: Judgement | null;
}

/**
 * Every object that an investigation has notes, evidence or a judgement of, by kind and id. Each is read once from the
 * indexes, however much there is of it; `objectCounts` says how much, and is asked for the ones that are seen.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function objectsOfInvestigation(db: NotesDatabase, investigation: string): Promise<ObjectSummary[]> {
  const [first, last] = objectsRange(investigation);
  return fromNotes(async () => {
    const [entries, quoted, assessed] = await Promise.all([
      db.notes.where('objects').between(first, last).uniqueKeys(),
      db.evidence.where('[investigation+live+object]').between([investigation, 1], [investigation, 1, []]).uniqueKeys(),
      db.assessments.where('[investigation+live]').equals([investigation, 1]).toArray(),
    ]);
    const judgements = new Map(
      readable(assessed, assessmentSchema).items.map(one => [`technique:${one.technique}`, currentJudgement(one)]),
    );
    const keys = new Set([
      ...entries.map(entry => objectOfEntry(String(entry))),
      ...(quoted as unknown as [string, number, string][]).map(([, , object]) => object),
      ...judgements.keys(),
    ]);
    return [...keys]
      .sort()
      .map(key => ({ object: parseObjectKey(key as ObjectKey), judgement: judgements.get(key) ?? null }));
  });
}

/** How much an investigation holds of an object. */
export interface ObjectCounts {
  notes: number;
  evidence: number;
}

/**
 * How much an investigation holds of each of the objects, by `subjectKey`.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function objectCounts(
  db: NotesDatabase,
  investigation: string,
  objects: readonly ObjectSubject[],
): Promise<Map<string, ObjectCounts>> {
  return fromNotes(async () => {
    const keys = objects.map(subjectKey);
    const [notes, evidence] = await Promise.all([
      Promise.all(keys.map(key => db.notes.where('objects').equals(objectEntry(investigation, key)).count())),
      countEvidenceIn(db, investigation, objects),
    ]);
    return new Map(keys.map((key, i) => [key, { notes: notes[i] ?? 0, evidence: evidence[i] ?? 0 }]));
  });
}
