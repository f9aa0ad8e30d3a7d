import { type Author, accepted, gone } from './author';
import { countsIn, countsOf, EVERYWHERE, writeEvidence } from './counts';
import type { NotesDatabase } from './database';
import { touchInvestigation } from './investigations';
import { type Evidence, evidenceSchema } from './model';
import { type Page, page, readRecord, type Span } from './page';
import { changed, register } from './register';
import { evidenceRow, flag } from './rows';
import { fromNotes } from './storage-error';
import { type ObjectSubject, pageKey, subjectKey } from './subject';

/**
 * Queries and commands of evidence. Every one throws AppError: `storage`, `notes-damaged` or `notes-blocked` when
 * IndexedDB fails; a command also `notes-gone` for an unknown id and `bad-input` for a text that is too long.
 */

/** Evidence of an investigation, newest first. */
export function evidenceOfInvestigation(db: NotesDatabase, investigation: string, span: Span): Promise<Page<Evidence>> {
  const rows = () =>
    db.evidence.where('[investigation+live+capturedAt]').between([investigation, 1], [investigation, 1, []]).reverse();
  const counted = async () => (await countsIn(db, investigation)).evidence;
  return fromNotes(() => page(rows, span, evidenceSchema, counted));
}

/** Evidence for an object, newest first, in all investigations. */
export function evidenceForObject(db: NotesDatabase, object: ObjectSubject, span: Span): Promise<Page<Evidence>> {
  const key = subjectKey(object);
  const rows = () => db.evidence.where('[object+live+capturedAt]').between([key, 1], [key, 1, []]).reverse();
  const counted = async () => (await countEvidenceFor(db, [object]))[0];
  return fromNotes(() => page(rows, span, evidenceSchema, counted));
}

/** Evidence from a page, in any order: what to look for when it is visited again. The fragment does not count. */
export function evidenceOnPage(db: NotesDatabase, url: string, span: Span): Promise<Page<Evidence>> {
  const rows = () => db.evidence.where('[page+live]').equals([pageKey(url), 1]);
  return fromNotes(() => page(rows, span, evidenceSchema));
}

/** How many pieces of evidence there are for each of the objects, in their order, in all investigations. */
export function countEvidenceFor(db: NotesDatabase, objects: readonly ObjectSubject[]): Promise<number[]> {
  return fromNotes(async () => (await countsOf(db, EVERYWHERE, objects)).map(({ evidence }) => evidence));
}

/** One piece of evidence, deleted or not; undefined for an unknown id. */
export function getEvidence(db: NotesDatabase, id: string): Promise<Evidence | undefined> {
  return fromNotes(async () => readRecord(await db.evidence.get(id), evidenceSchema));
}

/** What is captured of a page. `quote`, `prefix` and `suffix` are as the page has them; see `evidenceSchema`. */
export interface NewEvidence
  extends Pick<Evidence, 'investigation' | 'object' | 'quote' | 'prefix' | 'suffix' | 'page'> {
  comment?: string;
}

/** Keeps a quote. */
export function addEvidence(author: Author, { comment = '', ...captured }: NewEvidence): Promise<Evidence> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.evidence, db.counts, db.investigations, async () => {
      const row = await touchInvestigation(author, captured.investigation);
      const now = author.now();
      const record = accepted(evidenceSchema, {
        ...captured,
        id: author.newId(),
        capturedAt: now,
        comment: register(comment, now),
        deleted: register(false, now),
      });
      await writeEvidence(db, [{ before: undefined, after: evidenceRow(record, flag(!row.live), now) }]);
      return record;
    }),
  );
}

/** Sets the comment on a quote; an empty one takes it away. */
export function commentEvidence(author: Author, id: string, comment: string): Promise<Evidence> {
  return change(author, id, (before, now) => ({ ...before, comment: changed(before.comment, comment, now) }));
}

/** Removes evidence; `restoreEvidence` undoes it. */
export function removeEvidence(author: Author, id: string): Promise<Evidence> {
  return change(author, id, (before, now) => ({ ...before, deleted: changed(before.deleted, true, now) }));
}

/** Undoes `removeEvidence`. */
export function restoreEvidence(author: Author, id: string): Promise<Evidence> {
  return change(author, id, (before, now) => ({ ...before, deleted: changed(before.deleted, false, now) }));
}

function change({ db, now }: Author, id: string, edit: (before: Evidence, now: number) => Evidence): Promise<Evidence> {
  return fromNotes(() =>
    db.transaction('rw', db.evidence, db.counts, async () => {
      const row = (await db.evidence.get(id)) ?? gone('evidence');
      const before = readRecord(row, evidenceSchema) ?? gone('evidence');
      const at = now();
      const record = accepted(evidenceSchema, edit(before, at));
      await writeEvidence(db, [{ before: row, after: evidenceRow(record, row.hidden, at) }]);
      return record;
    }),
  );
}
