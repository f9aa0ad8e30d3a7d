import type { NotesDatabase } from './database';
import type { Investigation, Note } from './model';
import { noteSchema } from './model';
import { readable } from './page';
import type { NoteRow } from './rows';
import { fromNotes } from './storage-error';
import { askedWords } from './words';

/**
 * Search in the text of notes, by the index of their words (`NoteRow.words`). Asking it for a word that all of
 * 20,000 notes have takes a second, so it is asked for rare words, and frequent ones are looked for in the newest notes.
 */

/** Whoever finds more than these writes another word. */
export const MOST_FOUND = 50;
/** Notes that are read at once, newest first, when words are frequent; and after how many it is better to ask for keys. */
const PART = 100;
const MOST_READ = 1_000;
/** Reading as many notes takes less time than asking the indexes which of them are wanted. */
const FEW = 200;

/** A note that was found, and the title of its investigation. */
export interface FoundNote {
  note: Note;
  title: string;
}

/** The newest of the notes that were found, and how many there are in all; null for more than were worth counting. */
export interface FoundNotes {
  items: FoundNote[];
  total: number | null;
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
      const investigations = await db.investigations.toArray();
      const titles = new Map(
        investigations
          .filter(row => row.live && (state === undefined || row.state === state))
          .map(({ id, record }) => [id, record.title.value]),
      );
      const others = investigations.map(({ id }) => id).filter(id => !titles.has(id));
      const { newest, total } =
        (await byRareWord(db, words, titles)) ??
        (await byReading(db, words, titles)) ??
        (await byKeys(db, words, others));
      return {
        items: readable(newest, noteSchema).items.map(note => ({ note, title: titles.get(note.investigation) ?? '' })),
        total,
      };
    }),
  );
}

interface Newest {
  newest: NoteRow[];
  total: number | null;
}

/** Investigations in which notes are looked for, by id. */
type Wanted = ReadonlyMap<string, unknown>;

function having(db: NotesDatabase, word: string) {
  return db.notes.where('words').startsWith(word);
}

function isFound({ words, investigation }: NoteRow, asked: readonly string[], wanted: Wanted): boolean {
  return wanted.has(investigation) && asked.every(word => words.some(one => one.startsWith(word)));
}

/** Where one of the words is in few notes, or none, these are read; undefined where all of them are frequent. */
async function byRareWord(db: NotesDatabase, words: readonly string[], wanted: Wanted): Promise<Newest | undefined> {
  if (words.length === 0) return { newest: [], total: 0 };
  const some = await Promise.all(words.map(word => having(db, word).limit(FEW).primaryKeys()));
  const rare = some.filter(keys => keys.length < FEW).sort((a, b) => a.length - b.length)[0];
  if (!rare) return undefined;
  const rows = (await db.notes.bulkGet([...new Set(rare)])).filter(row => row !== undefined);
  const found = rows.filter(row => isFound(row, words, wanted)).sort((a, b) => b.createdAt - a.createdAt);
  return { newest: found.slice(0, MOST_FOUND), total: found.length };
}

/** Of frequent words the newest notes soon have enough; undefined where these have not. */
async function byReading(db: NotesDatabase, words: readonly string[], wanted: Wanted): Promise<Newest | undefined> {
  const found: NoteRow[] = [];
  for (let offset = 0; offset < MOST_READ; offset += PART) {
    const rows = await db.notes
      .where('[live+createdAt]')
      .between([1], [1, []])
      .reverse()
      .offset(offset)
      .limit(PART)
      .toArray();
    found.push(...rows.filter(row => isFound(row, words, wanted)));
    if (rows.length < PART) return { newest: found.slice(0, MOST_FOUND), total: found.length };
    if (found.length > MOST_FOUND) return { newest: found.slice(0, MOST_FOUND), total: null };
  }
  return undefined;
}

/** Frequent words that are seldom together, or not lately: the keys of all notes that have them are compared. */
async function byKeys(db: NotesDatabase, words: readonly string[], unwanted: readonly string[]): Promise<Newest> {
  const [first = [], ...rest] = await Promise.all(words.map(word => having(db, word).primaryKeys()));
  const sets = rest.map(keys => new Set(keys));
  const found = new Set(first.filter(key => sets.every(keys => keys.has(key))));
  const [byTime, ...others] = await Promise.all([
    db.notes.where('[live+createdAt]').between([1], [1, []]).primaryKeys(),
    ...unwanted.map(id => db.notes.where('[investigation+live+createdAt]').between([id, 1], [id, 1, []]).primaryKeys()),
  ]);
  for (const key of others.flat()) found.delete(key);
  const newest = byTime.filter(key => found.has(key)).slice(-MOST_FOUND);
  const rows = (await db.notes.bulkGet(newest.reverse())).filter(row => row !== undefined);
  return { newest: rows, total: found.size };
}
