import {
  type Assessment,
  currentJudgement,
  type Evidence,
  type Investigation,
  type Note,
  recordsSchema,
} from './model';
import { isPageKey, pageKey, subjectKey } from './subject';
import { wordsOf } from './words';

/**
 * How records stand in the database: the record itself, and beside it the fields that are indexed, all of which can be
 * made again from the record, its investigation and the time of writing.
 */

/** IndexedDB has no boolean keys. */
export type Flag = 0 | 1;

interface Row<Value> {
  record: Value;
  /** When this copy was last written here: what a backup does not have yet. */
  changedAt: number;
}

/** Row of an investigation. */
export interface InvestigationRow extends Row<Investigation> {
  id: string;
  /** 0: deleted. */
  live: Flag;
  /** When it was last worked on; lists have the latest first. */
  touchedAt: number;
  state: 'open' | 'closed';
  /** Words of title and tags, by which searches find it; empty when deleted. */
  words: string[];
}

/** Rows of what belongs to an investigation. */
interface PartRow<Value> extends Row<Value> {
  investigation: string;
  /** 1: its investigation is deleted. */
  hidden: Flag;
  /** 0: deleted itself, or hidden. */
  live: Flag;
}

/** Row of a note. */
export interface NoteRow extends PartRow<Note> {
  id: string;
  createdAt: number;
  /** `subjectRange` finds them: every subject with the time. */
  subjects: string[];
  /** Words of the text, by which searches find it. */
  words: string[];
}

/** Row of a piece of evidence. */
export interface EvidenceRow extends PartRow<Evidence> {
  id: string;
  capturedAt: number;
  /** `objectKey` of what it speaks for. */
  object: string;
  /** `pageKey` of where it stands. */
  page: string;
}

/** `live` is 0 also while the assessment is taken back. */
export interface AssessmentRow extends PartRow<Assessment> {
  technique: string;
}

/** The row of an investigation. `touchedAt` places it in lists, and only work in this browser moves it. */
export function investigationRow(record: Investigation, changedAt: number, touchedAt: number): InvestigationRow {
  const live = flag(!record.deleted.value);
  return {
    id: record.id,
    live,
    touchedAt,
    state: record.state.value,
    words: live ? wordsOf([record.title.value, ...record.tags.value].join(' ')) : [],
    record,
    changedAt,
  };
}

/** The row of a note; a deleted or hidden one has no subjects and no words, so nothing finds it by them. */
export function noteRow(record: Note, hidden: Flag, changedAt: number): NoteRow {
  const { id, investigation, createdAt } = record;
  const live = flag(!hidden && !record.deleted.value);
  const about = live ? record.about.value : [];
  const subjects = [...new Set(about.map(subjectKey))].map(key => entry(key, createdAt));
  const words = live ? wordsOf(record.body.text) : [];
  return { id, investigation, createdAt, hidden, live, subjects, words, record, changedAt };
}

/** The row of a piece of evidence. */
export function evidenceRow(record: Evidence, hidden: Flag, changedAt: number): EvidenceRow {
  const { id, investigation, capturedAt, object, page } = record;
  const live = flag(!hidden && !record.deleted.value);
  const keys = { object: subjectKey(object), page: pageKey(page.url) };
  return { id, investigation, capturedAt, ...keys, hidden, live, record, changedAt };
}

/** Primary key of the row of an assessment. */
export function keyOfAssessment({
  investigation,
  technique,
}: Pick<Assessment, 'investigation' | 'technique'>): [string, string] {
  return [investigation, technique];
}

/** The row of an assessment; one that was taken back is not live, but keeps its history. */
export function assessmentRow(record: Assessment, hidden: Flag, changedAt: number): AssessmentRow {
  const { investigation, technique } = record;
  const live = flag(!hidden && currentJudgement(record) !== null);
  return { investigation, technique, hidden, live, record, changedAt };
}

/** The entries of a subject in `NoteRow.subjects`, in order of time. */
export function subjectRange(key: string): [first: string, last: string] {
  const prefix = `${key}${SEPARATOR}`;
  return [prefix, `${prefix}\uffff`];
}

/** Keys of the ATT&CK objects that a note is about, each once, though its record be damaged. */
export function objectsOfRow({ subjects }: NoteRow): string[] {
  return subjects.map(text => text.slice(0, text.indexOf(SEPARATOR))).filter(key => !isPageKey(key));
}

// Neither an id nor a URL holds one.
const SEPARATOR = '\n';
const LONGEST_TIME = String(Number.MAX_SAFE_INTEGER).length;

function entry(key: string, time: number): string {
  return `${key}${SEPARATOR}${String(time).padStart(LONGEST_TIME, '0')}`;
}

/** A boolean as an index can have it. */
export function flag(value: boolean): Flag {
  return value ? 1 : 0;
}

/** The schema of each table's records. */
export const RECORD_SCHEMAS = {
  investigations: recordsSchema.shape.investigations.element,
  notes: recordsSchema.shape.notes.element,
  evidence: recordsSchema.shape.evidence.element,
  assessments: recordsSchema.shape.assessments.element,
} as const;
