import { mergeDrafts } from './draft';
import { type Assessment, assessmentKey, type Evidence, type Investigation, type Note, type Records } from './model';
import { last, later, union } from './register';

/**
 * Merges copies of the notes, as a restored backup or a colleague's file brings them. Each function is idempotent,
 * commutative and associative, and takes two states of the record with one id.
 */

/** Fields that never change are equal in honest copies; of a forged one every copy picks the same. */
function fixed<Value, Key extends keyof Value>(a: Value, b: Value, ...keys: Key[]): Pick<Value, Key> {
  const pick = (value: Value) => Object.fromEntries(keys.map(key => [key, value[key]])) as Pick<Value, Key>;
  return last(pick(a), pick(b));
}

/** The last change of each field wins by itself: a rename here and a tag there are both kept. */
export function mergeInvestigations(a: Investigation, b: Investigation): Investigation {
  return {
    ...fixed(a, b, 'id', 'createdAt'),
    title: later(a.title, b.title),
    tags: later(a.tags, b.tags),
    state: later(a.state, b.state),
    deleted: later(a.deleted, b.deleted),
  };
}

/** Bodies that have not seen each other are both kept: the last change as the body, the other as a version. */
export function mergeNotes(a: Note, b: Note): Note {
  return {
    ...fixed(a, b, 'id', 'investigation', 'createdAt'),
    about: later(a.about, b.about),
    ...mergeDrafts(a, b),
    deleted: later(a.deleted, b.deleted),
  };
}

/** What was captured never changes, so only the comment and the deletion can differ. */
export function mergeEvidence(a: Evidence, b: Evidence): Evidence {
  return {
    ...fixed(a, b, 'id', 'investigation', 'object', 'quote', 'prefix', 'suffix', 'page', 'capturedAt'),
    comment: later(a.comment, b.comment),
    deleted: later(a.deleted, b.deleted),
  };
}

/** Both histories as one, in order of time: who judged what is kept, and the last judgement holds. */
export function mergeAssessments(a: Assessment, b: Assessment): Assessment {
  return {
    ...fixed(a, b, 'investigation', 'technique'),
    history: union(a.history, b.history, (one, other) => one.at - other.at),
  };
}

/** Two copies as one, every sort by id. */
export function mergeRecords(a: Records, b: Records): Records {
  return {
    investigations: mergeById(a.investigations, b.investigations, idOf, mergeInvestigations),
    notes: mergeById(a.notes, b.notes, idOf, mergeNotes),
    evidence: mergeById(a.evidence, b.evidence, idOf, mergeEvidence),
    assessments: mergeById(a.assessments, b.assessments, assessmentKey, mergeAssessments),
  };
}

const idOf = ({ id }: { id: string }) => id;

/** One list of records without doubles, by id. A file may hold an id twice, so each list is merged with itself too. */
export function mergeById<Value>(
  a: readonly Value[],
  b: readonly Value[],
  keyOf: (value: Value) => string,
  merge: (a: Value, b: Value) => Value,
): Value[] {
  const byKey = new Map<string, Value>();
  for (const value of [...a, ...b]) {
    const before = byKey.get(keyOf(value));
    byKey.set(keyOf(value), before === undefined ? value : merge(before, value));
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}
