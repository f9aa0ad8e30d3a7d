import { type Author, accepted, gone } from './author';
import { type Counts, countsIn } from './counts';
import type { NotesDatabase } from './database';
import { type Investigation, investigationSchema } from './model';
import { type Page, page, readable, readRecord, type Span } from './page';
import { changed, register } from './register';
import { flag, type InvestigationRow, investigationRow } from './rows';
import { fromNotes } from './storage-error';
import { hideParts } from './visibility';
import { askedWords } from './words';

/**
 * Queries and commands of investigations. Every one throws AppError: `storage`, `notes-damaged` or `notes-blocked` when
 * IndexedDB fails; a command also `notes-gone` for an unknown id and `bad-input` for a text that is too long.
 */

/** What a list of investigations shows. */
export interface InvestigationFilter {
  /** Both where absent. */
  state?: 'open' | 'closed';
  /** Beginnings of words of title or tags, all of which must occur; everything where blank. */
  search?: string;
}

/** Investigations that are not deleted, the one last worked on first. */
export function listInvestigations(
  db: NotesDatabase,
  { state, search = '' }: InvestigationFilter,
  span: Span,
): Promise<Page<Investigation>> {
  const words = askedWords(search);
  return fromNotes(() => {
    if (words.length > 0) return searched(db, words, state, span);
    const rows = () =>
      state === undefined
        ? db.investigations.where('[live+touchedAt]').between([1], [1, []]).reverse()
        : db.investigations.where('[live+state+touchedAt]').between([1, state], [1, state, []]).reverse();
    return page(rows, span, investigationSchema);
  });
}

/** Of some hundred investigations all are read at once sooner than an index tells which ones have the words. */
async function searched(
  db: NotesDatabase,
  words: readonly string[],
  state: Investigation['state']['value'] | undefined,
  { offset, limit }: Span,
): Promise<Page<Investigation>> {
  const rows = await db.investigations.where('[live+touchedAt]').between([1], [1, []]).toArray();
  const found = rows
    .filter(row => state === undefined || row.state === state)
    .filter(row => words.every(word => row.words.some(one => one.startsWith(word))))
    .reverse();
  return { ...readable(found.slice(offset, offset + limit), investigationSchema), total: found.length };
}

/** One investigation, deleted or not; undefined for an unknown id. */
export function getInvestigation(db: NotesDatabase, id: string): Promise<Investigation | undefined> {
  return fromNotes(async () => readRecord(await db.investigations.get(id), investigationSchema));
}

/** How much of each sort an investigation holds. */
export function investigationCounts(db: NotesDatabase, id: string): Promise<Counts> {
  return fromNotes(() => countsIn(db, id));
}

/** The investigation that evidence and notes go to; null where none is chosen, or the chosen one is deleted. */
export function currentInvestigation(db: NotesDatabase): Promise<Investigation | null> {
  return fromNotes(async () => {
    const chosen = await db.meta.get('current');
    if (chosen?.key !== 'current' || chosen.investigation === null) return null;
    const record = readRecord(await db.investigations.get(chosen.investigation), investigationSchema);
    return record && !record.deleted.value ? record : null;
  });
}

/** Chooses the current investigation, and moves it to the top of the list. `null`: none. */
export function setCurrentInvestigation(author: Author, id: string | null): Promise<void> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.investigations, db.meta, async () => {
      if (id !== null) await touchInvestigation(author, id);
      await db.meta.put({ key: 'current', investigation: id });
    }),
  );
}

/** Makes an investigation, which becomes the current one. */
export function createInvestigation(author: Author, { title }: { title: string }): Promise<Investigation> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.investigations, db.meta, async () => {
      const now = author.now();
      const record = accepted(investigationSchema, {
        id: author.newId(),
        createdAt: now,
        title: register(title, now),
        tags: register([], now),
        state: register('open' as const, now),
        deleted: register(false, now),
      });
      await db.investigations.add(investigationRow(record, now, now));
      await db.meta.put({ key: 'current', investigation: record.id });
      return record;
    }),
  );
}

/** Sets the title; an empty one is allowed, and shown as untitled. */
export function renameInvestigation(author: Author, id: string, title: string): Promise<Investigation> {
  return change(author, id, (before, now) => ({ ...before, title: changed(before.title, title, now) }));
}

/** Replaces the tags; blanks around them and doubles go, the order stays. */
export function tagInvestigation(author: Author, id: string, tags: readonly string[]): Promise<Investigation> {
  const clean = [...new Set(tags.map(tag => tag.trim()).filter(tag => tag !== ''))];
  return change(author, id, (before, now) => ({ ...before, tags: changed(before.tags, clean, now) }));
}

/** Closes an investigation. It stays readable and writable: only lists of open ones leave it out. */
export function closeInvestigation(author: Author, id: string): Promise<Investigation> {
  return change(author, id, (before, now) => ({ ...before, state: changed(before.state, 'closed', now) }));
}

/** Undoes `closeInvestigation`. */
export function reopenInvestigation(author: Author, id: string): Promise<Investigation> {
  return change(author, id, (before, now) => ({ ...before, state: changed(before.state, 'open', now) }));
}

/** Deletes an investigation with all that belongs to it; `restoreInvestigation` undoes it. */
export function deleteInvestigation(author: Author, id: string): Promise<Investigation> {
  return setDeleted(author, id, true);
}

/** Undoes `deleteInvestigation`: what was in it is back, except what had been deleted by itself. */
export function restoreInvestigation(author: Author, id: string): Promise<Investigation> {
  return setDeleted(author, id, false);
}

function setDeleted(author: Author, id: string, isDeleted: boolean): Promise<Investigation> {
  const { db } = author;
  return fromNotes(() =>
    db.transaction('rw', db.investigations, db.notes, db.evidence, db.assessments, db.counts, async () => {
      const record = await change(author, id, (before, now) => ({
        ...before,
        deleted: changed(before.deleted, isDeleted, now),
      }));
      await hideParts(db, id, flag(isDeleted));
      return record;
    }),
  );
}

/** Notes that an investigation was worked on; inside a transaction that has `db.investigations`. */
export async function touchInvestigation({ db, now }: Author, id: string): Promise<InvestigationRow> {
  const row = (await db.investigations.get(id)) ?? gone('investigation');
  await db.investigations.update(id, { touchedAt: now() });
  return row;
}

function change(
  { db, now }: Author,
  id: string,
  edit: (before: Investigation, now: number) => Investigation,
): Promise<Investigation> {
  return fromNotes(() =>
    db.transaction('rw', db.investigations, async () => {
      const before = readRecord(await db.investigations.get(id), investigationSchema) ?? gone('investigation');
      const at = now();
      const record = accepted(investigationSchema, edit(before, at));
      await db.investigations.put(investigationRow(record, at, at));
      return record;
    }),
  );
}
