import type { NotesDatabase } from './database';
import type { Investigation, Note } from './model';
import { noteSchema } from './model';
import { readable } from './page';
import { type NoteRow, wordsOf } from './rows';
import { fromNotes } from './storage-error';

/**
 * Search in the text of notes. There is no index of their words: it would have to be rewritten with every autosave of a
 * long note. Reading all of them takes its time (20,000 notes: seconds on a busy machine, tests/bench/notes.ts), so it is
 * done in parts between which the page goes on, and ends as soon as another search is wanted.
 */

/** Notes are read in parts of this size, and the page goes on between them. */
const BATCH = 500;
/** Whoever finds more than these writes another word. */
export const MOST_FOUND = 50;

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
 * @param isWanted asked between the parts; false ends the search with what was found so far, which nobody waits for
 * @throws AppError `storage`, `notes-damaged` or `notes-blocked` when IndexedDB fails
 */
export function searchNotes(
  db: NotesDatabase,
  { search, state }: NoteSearch,
  isWanted: () => boolean,
): Promise<FoundNotes> {
  const words = wordsOf(search);
  return fromNotes(async () => {
    if (words.length === 0) return { items: [], total: 0 };
    const investigations = await db.investigations.toArray();
    const titles = new Map(
      investigations
        .filter(row => row.live && (state === undefined || row.state === state))
        .map(({ id, record }) => [id, record.title.value]),
    );
    const matches = matcher(words);
    const found = (await liveRows(db, isWanted, row => titles.has(row.investigation) && matches(textOf(row)))).sort(
      (a, b) => b.createdAt - a.createdAt,
    );
    const { items } = readable(found.slice(0, MOST_FOUND), noteSchema);
    return {
      items: items.map(note => ({ note, title: titles.get(note.investigation) ?? '' })),
      total: found.length,
    };
  });
}

async function liveRows(
  db: NotesDatabase,
  isWanted: () => boolean,
  isFound: (row: NoteRow) => boolean,
): Promise<NoteRow[]> {
  const found: NoteRow[] = [];
  let after = '';
  while (isWanted()) {
    const rows = await db.notes.where('id').above(after).limit(BATCH).toArray();
    found.push(...rows.filter(row => row.live && isFound(row)));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    after = last.id;
  }
  return found;
}

/** A damaged record has no text; its row is not worth parsing before it is found. */
function textOf({ record }: NoteRow): string {
  const text: unknown = (record as Partial<Note> | null)?.body?.text;
  return typeof text === 'string' ? text : '';
}

/** Tells whether all the words, which `wordsOf` made, begin a word of a text. */
export function matcher(words: readonly string[]): (text: string) => boolean {
  const beginnings = words.map(word => ({ word, beginning: beginningOf(word, 'u') }));
  return text => {
    const plain = text.normalize('NFKC').toLowerCase();
    return beginnings.every(({ word, beginning }) => plain.includes(word) && beginning.test(plain));
  };
}

/** Words are letters, marks and digits alone, so nothing in one has a meaning in a pattern. */
function beginningOf(word: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${word}`, flags);
}

/** Part of a text to show of it, and where in that part the words begin, in order and apart. */
export interface Excerpt {
  text: string;
  spans: [start: number, end: number][];
}

const BEFORE = 40;
const LENGTH = 200;

/** The part of a found text that shows the first of the words that stands in it as it was written. */
export function excerptOf(text: string, search: string): Excerpt {
  const patterns = wordsOf(search).map(word => beginningOf(word, 'giu'));
  const first = Math.min(...patterns.map(pattern => placesIn(text, pattern)[0]?.[0] ?? text.length));
  const start = first === text.length ? 0 : wordAt(text, Math.max(0, first - BEFORE));
  const part = text.slice(start, start + LENGTH).trimEnd();
  const head = start > 0 ? '… ' : '';
  const shown = `${head}${part}${start + LENGTH < text.length ? ' …' : ''}`;
  const places = patterns.flatMap(pattern => placesIn(shown, pattern)).sort(([a], [b]) => a - b);
  return { text: shown, spans: places.filter(([at], i) => i === 0 || at >= (places[i - 1]?.[1] ?? 0)) };
}

function placesIn(text: string, pattern: RegExp): [start: number, end: number][] {
  return Array.from(text.matchAll(pattern), match => [match.index, match.index + match[0].length]);
}

/** The beginning of the next word, so that no half a word or half a character is shown. */
function wordAt(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.slice(from).search(/\s/);
  return space === -1 || space > BEFORE ? from : from + space + 1;
}
