import { type Author, accepted, gone } from './author';
import { countsIn, countsOf, EVERYWHERE, writeNotes } from './counts';
import type { NotesDatabase } from './database';
import { type Clock, saveDraft } from './draft';
import { touchInvestigation } from './investigations';
import { type Note, noteSchema } from './model';
import { type Page, page, readRecord, type Span } from './page';
import { changed, register } from './register';
import { flag, noteRow, subjectRange } from './rows';
import { fromNotes } from './storage-error';
import { isObject, type ObjectSubject, type Subject, subjectKey } from './subject';

/**
 * Queries and commands of notes. Every one throws AppError: `storage`, `notes-damaged` or `notes-blocked` when IndexedDB
 * fails; a command also `notes-gone` for an unknown id and `bad-input` for a text that is too long.
 */

/** Notes of an investigation, newest first. */
export function notesOfInvestigation(db: NotesDatabase, investigation: string, span: Span): Promise<Page<Note>> {
  const rows = () =>
    db.notes.where('[investigation+live+createdAt]').between([investigation, 1], [investigation, 1, []]).reverse();
  const counted = async () => (await countsIn(db, investigation)).notes;
  return fromNotes(() => page(rows, span, noteSchema, counted));
}

/** Notes about an object or a page, newest first, in all investigations. */
export function notesAbout(db: NotesDatabase, subject: Subject, span: Span): Promise<Page<Note>> {
  const [first, last] = subjectRange(subjectKey(subject));
  const rows = () => db.notes.where('subjects').between(first, last).reverse();
  const counted = async () => (isObject(subject) ? (await countNotesAbout(db, [subject]))[0] : undefined);
  return fromNotes(() => page(rows, span, noteSchema, counted));
}

/** How many notes are about each of the objects, in their order: all that a web page's process may be told. */
export function countNotesAbout(db: NotesDatabase, objects: readonly ObjectSubject[]): Promise<number[]> {
  return fromNotes(async () => (await countsOf(db, EVERYWHERE, objects)).map(({ notes }) => notes));
}

/** One note with its versions, deleted or not; undefined for an unknown id. */
export function getNote(db: NotesDatabase, id: string): Promise<Note | undefined> {
  return fromNotes(async () => readRecord(await db.notes.get(id), noteSchema));
}

/** A note as it is made. `about` may be empty: it is then a note of the investigation as a whole. */
export interface NewNote {
  investigation: string;
  about: readonly Subject[];
  /** Markdown. */
  text?: string;
  /** Id of the page's editor, as in `SavedBody`. */
  editor: string;
}

/** Makes a note. */
export function createNote(author: Author, { investigation, about, text = '', editor }: NewNote): Promise<Note> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.notes, db.counts, db.investigations, async () => {
      const row = await touchInvestigation(author, investigation);
      const now = author.now();
      const record = accepted(noteSchema, {
        id: author.newId(),
        investigation,
        createdAt: now,
        about: register([...about], now),
        body: { text, at: now, clock: { [editor]: 1 } },
        versions: [],
        deleted: register(false, now),
      });
      await writeNotes(db, [{ before: undefined, after: noteRow(record, flag(!row.live), now) }]);
      return record;
    }),
  );
}

/** What an editor saves. */
export interface SavedBody {
  text: string;
  /**
   * `body.clock` of the note as the editor last read or saved it. Joined (`joined`) with the clocks of versions that
   * the text has taken in or that the user dismissed, it makes those go.
   */
  base: Clock;
  /** An id of its own for each page that edits, made when the page opens. */
  editor: string;
}

/**
 * Saves the text of a note. The last save is the body; a text that `base` had not seen is kept as a version. The note
 * comes back with the clock for the next save.
 */
export function saveNoteBody(author: Author, id: string, { text, base, editor }: SavedBody): Promise<Note> {
  return change(author, id, (before, now) => ({ ...before, ...saveDraft(before, { text, base, editor, now }) }));
}

/** Replaces what a note is about. */
export function setNoteSubjects(author: Author, id: string, about: readonly Subject[]): Promise<Note> {
  const once = [...new Map(about.map(subject => [subjectKey(subject), subject])).values()];
  return change(author, id, (before, now) => ({ ...before, about: changed(before.about, once, now) }));
}

/** Deletes a note; `restoreNote` undoes it. */
export function deleteNote(author: Author, id: string): Promise<Note> {
  return change(author, id, (before, now) => ({ ...before, deleted: changed(before.deleted, true, now) }));
}

/** Undoes `deleteNote`. */
export function restoreNote(author: Author, id: string): Promise<Note> {
  return change(author, id, (before, now) => ({ ...before, deleted: changed(before.deleted, false, now) }));
}

function change({ db, now }: Author, id: string, edit: (before: Note, now: number) => Note): Promise<Note> {
  return fromNotes(() =>
    db.transaction('rw', db.notes, db.counts, async () => {
      const row = (await db.notes.get(id)) ?? gone('note');
      const before = readRecord(row, noteSchema) ?? gone('note');
      const at = now();
      const record = accepted(noteSchema, edit(before, at));
      await writeNotes(db, [{ before: row, after: noteRow(record, row.hidden, at) }]);
      return record;
    }),
  );
}
