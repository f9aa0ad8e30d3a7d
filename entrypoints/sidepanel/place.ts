import type { ObjectSubject } from '../../lib/notes/subject';

/** What is shown of the investigations. */
export interface Place {
  list: 'notes' | 'evidence' | 'techniques';
  /** Of this object alone, in all investigations; null for all of the current one. */
  about: ObjectSubject | null;
  /** Id of the note in the editor. */
  note: string | null;
}

/** Where the panel begins. */
export const START: Place = { list: 'notes', about: null, note: null };
