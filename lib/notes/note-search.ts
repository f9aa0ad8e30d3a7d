import type { NotesDatabase } from './database';
import type { Investigation, Note } from './model';
import { noteSchema } from './model';
import { readable } from './page';
import type { NoteRow } from './rows';
import { fromNotes } from './storage-error';
import { askedWords } from './words';

/**
 * Search in the text of notes, by the index of their words (`NoteRow.words`). Only what is shown is read: 20,000 notes
 * that all have a word are told apart by their keys alone.
 */

/** Whoever finds more than these writes another word. */
export const MOST_FOUND = 50;
/** Reading as many notes takes less time than asking the indexes which of them are wanted. */
const FEW = 200;

/** A note that was found, and the title of its investigation. */
export interface FoundNote {
  note: Note;
  title: string;
}

/** The newest of the notes that were found, and how many there are in all. */
export interface FoundNotes {
  items: FoundNote[];
  total: number;
}

/** Where to look, and for what. */
export interface NoteSearch {
  /** Beginnings of words, all of which must occur in one note; nothing is found where blank. */
  search: string;
  /** State of the investigation; both where absent. */
  state?: Investigation['state']['value'];
}

/**
 * Looks for words in all notes that are not deleted.
 *
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function searchNotes(db: NotesDatabase, { search, state }: NoteSearch): Promise<FoundNotes> {
  const words = askedWords(search);
  return fromNotes(() =>
    db.transaction('r', db.notes, db.investigations, async () => {
      const [found, investigations] = await Promise.all([notesWith(db, words), db.investigations.toArray()]);
      const titles = new Map(
        investigations
          .filter(row => row.live && (state === undefined || row.state === state))
          .map(({ id, record }) => [id, record.title.value]),
      );
      const others = investigations.map(({ id }) => id).filter(id => !titles.has(id));
      const { newest, total } =
        found.size <= FEW ? await newestOfFew(db, found, titles) : await newestOfMany(db, found, others);
      return {
        items: readable(newest, noteSchema).items.map(note => ({ note, title: titles.get(note.investigation) ?? '' })),
        total,
      };
    }),
  );
}

/** Keys of the notes that have all of the words. A rare one is found by asking for few, and read instead of the others. */
async function notesWith(db: NotesDatabase, words: readonly string[]): Promise<Set<string>> {
  const having = (word: string) => db.notes.where('words').startsWith(word);
  const some = await Promise.all(words.map(word => having(word).limit(FEW).primaryKeys()));
  const rare = some.filter(keys => keys.length < FEW).sort((a, b) => a.length - b.length)[0];
  if (rare) {
    const rows = (await db.notes.bulkGet([...new Set(rare)])).filter(row => row !== undefined);
    const hasAll = (row: NoteRow) => words.every(word => row.words.some(one => one.startsWith(word)));
    return new Set(rows.filter(hasAll).map(({ id }) => id));
  }
  const [first = [], ...rest] = await Promise.all(words.map(word => having(word).primaryKeys()));
  const sets = rest.map(keys => new Set(keys));
  return new Set(first.filter(key => sets.every(keys => keys.has(key))));
}

interface Newest {
  newest: NoteRow[];
  total: number;
}

async function newestOfFew(
  db: NotesDatabase,
  found: ReadonlySet<string>,
  wanted: ReadonlyMap<string, unknown>,
): Promise<Newest> {
  const rows = (await db.notes.bulkGet([...found])).filter(row => row !== undefined);
  const newest = rows.filter(row => wanted.has(row.investigation)).sort((a, b) => b.createdAt - a.createdAt);
  return { newest: newest.slice(0, MOST_FOUND), total: newest.length };
}

async function newestOfMany(db: NotesDatabase, found: Set<string>, unwanted: readonly string[]): Promise<Newest> {
  const [byTime, ...others] = await Promise.all([
    db.notes.where('[live+createdAt]').between([1], [1, []]).primaryKeys(),
    ...unwanted.map(id => db.notes.where('[investigation+live+createdAt]').between([id, 1], [id, 1, []]).primaryKeys()),
  ]);
  for (const key of others.flat()) found.delete(key);
  const keys: string[] = [];
  for (let at = byTime.length - 1; at >= 0 && keys.length < MOST_FOUND; at--) {
    const key = byTime[at];
    if (key !== undefined && found.has(key)) keys.push(key);
  }
  const newest = (await db.notes.bulkGet(keys)).filter(row => row !== undefined);
  return { newest, total: found.size };
}
