import type { NotesDatabase } from './database';
import type { AssessmentRow, EvidenceRow, NoteRow } from './rows';
import { objectsOfRow } from './rows';
import { type ObjectSubject, subjectKey } from './subject';

/**
 * How much there is of everything, counted as it is written: asking an index for the number of 12,500 entries takes 100 ms.
 * All rows of what belongs to an investigation are written here, with their counts in the same transaction, so the two
 * never part; `checkCounts` mends what a damaged profile did to them.
 */

/** How much of each sort there is that is not deleted. */
export interface Counts {
  notes: number;
  evidence: number;
  /** Judgements that hold; counted for whole investigations only. */
  assessments: number;
}

/** Row of what there is of an object in an investigation; there is none where all would be 0. */
export interface CountRow extends Counts {
  /** `EVERYWHERE`: in all of them. */
  investigation: string;
  /** `subjectKey` of the object; `WHOLE`: of whatever is there, with or without one. */
  object: string;
}

/** Instead of an investigation. */
export const EVERYWHERE = '';
/** Instead of an object. */
export const WHOLE = '';

const NONE: Counts = { notes: 0, evidence: 0, assessments: 0 };

/** A row as it is to be, and what is in its place. */
export interface Change<Row> {
  before: Row | undefined;
  after: Row;
}

/**
 * Writes notes; inside a transaction that has `db.notes` and `db.counts`, as `before` was read in.
 *
 * @param tally takes what changes in the counts, for whoever writes part after part and adds it all at the end (`addCounts`)
 */
export async function writeNotes(db: NotesDatabase, changes: readonly Change<NoteRow>[], tally?: Tally): Promise<void> {
  await db.notes.bulkPut(changes.map(({ after }) => after));
  await keepCounts(db, changes, countNote, tally);
}

/** The same for evidence. */
export async function writeEvidence(
  db: NotesDatabase,
  changes: readonly Change<EvidenceRow>[],
  tally?: Tally,
): Promise<void> {
  await db.evidence.bulkPut(changes.map(({ after }) => after));
  await keepCounts(db, changes, countEvidence, tally);
}

/** The same for assessments. */
export async function writeAssessments(
  db: NotesDatabase,
  changes: readonly Change<AssessmentRow>[],
  tally?: Tally,
): Promise<void> {
  await db.assessments.bulkPut(changes.map(({ after }) => after));
  await keepCounts(db, changes, countAssessment, tally);
}

async function keepCounts<Row>(
  db: NotesDatabase,
  changes: readonly Change<Row>[],
  count: (tally: Tally, row: Row, by: 1 | -1) => void,
  collected: Tally | undefined,
): Promise<void> {
  const tally = collected ?? new Tally();
  for (const { before, after } of changes) {
    if (before) count(tally, before, -1);
    count(tally, after, 1);
  }
  if (!collected) await addCounts(db, tally);
}

/** Adds a tally to the counts; inside the transaction of what it counts. */
export async function addCounts(db: NotesDatabase, tally: Tally): Promise<void> {
  const differences = tally.rows();
  if (differences.length === 0) return;
  const stored = await db.counts.bulkGet(differences.map(({ investigation, object }) => [investigation, object]));
  await putCounts(
    db,
    differences.map((difference, index) => sum(difference, stored[index] ?? NONE)),
  );
}

/** Puts counts in their places; those that are all 0 are taken away. */
export async function putCounts(db: NotesDatabase, rows: readonly CountRow[]): Promise<void> {
  await db.counts.bulkPut(rows.filter(isSomething));
  const empty = rows.filter(row => !isSomething(row));
  await db.counts.bulkDelete(empty.map(({ investigation, object }) => [investigation, object]));
}

/** Adds a note to a tally, or takes it out of it. */
export function countNote(tally: Tally, row: NoteRow, by: 1 | -1): void {
  if (row.live) tally.add(row.investigation, objectsOfRow(row), { ...NONE, notes: by });
}

/** The same for a piece of evidence. */
export function countEvidence(tally: Tally, row: EvidenceRow, by: 1 | -1): void {
  if (row.live) tally.add(row.investigation, [row.object], { ...NONE, evidence: by });
}

/** The same for an assessment. */
export function countAssessment(tally: Tally, row: AssessmentRow, by: 1 | -1): void {
  if (row.live) tally.add(row.investigation, [], { ...NONE, assessments: by });
}

/** Counts that come together. */
export class Tally {
  readonly #rows = new Map<string, CountRow>();

  /** Counts something of an investigation that is about these objects, each once. */
  add(investigation: string, objects: readonly string[], counts: Counts): void {
    this.#addTo(investigation, WHOLE, counts);
    for (const object of objects) {
      this.#addTo(investigation, object, counts);
      this.#addTo(EVERYWHERE, object, counts);
    }
  }

  /** What it comes to, without what comes to nothing. */
  rows(): CountRow[] {
    return [...this.#rows.values()].filter(isSomething);
  }

  #addTo(investigation: string, object: string, counts: Counts): void {
    const key = `${investigation} ${object}`;
    this.#rows.set(key, sum(this.#rows.get(key) ?? { investigation, object, ...NONE }, counts));
  }
}

function sum(row: CountRow, more: Counts): CountRow {
  return {
    ...row,
    notes: row.notes + more.notes,
    evidence: row.evidence + more.evidence,
    assessments: row.assessments + more.assessments,
  };
}

function isSomething({ notes, evidence, assessments }: Counts): boolean {
  return notes !== 0 || evidence !== 0 || assessments !== 0;
}

/** What there is in an investigation. */
export async function countsIn(db: NotesDatabase, investigation: string): Promise<Counts> {
  return onlyCounts(await db.counts.get([investigation, WHOLE]));
}

/** What there is of each of the objects, in their order: in an investigation, or `EVERYWHERE`. */
export async function countsOf(
  db: NotesDatabase,
  investigation: string,
  objects: readonly ObjectSubject[],
): Promise<Counts[]> {
  const rows = await db.counts.bulkGet(objects.map(object => [investigation, subjectKey(object)]));
  return rows.map(onlyCounts);
}

function onlyCounts(row: CountRow | undefined): Counts {
  const { notes, evidence, assessments } = row ?? NONE;
  return { notes, evidence, assessments };
}
