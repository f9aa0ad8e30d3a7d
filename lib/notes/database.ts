import { Dexie, type Table } from 'dexie';
import { AppError } from '../attack/app-error';
import type { CountRow } from './counts';
import type { AssessmentRow, EvidenceRow, InvestigationRow, NoteRow } from './rows';
import { fromNotes, notesError } from './storage-error';

/**
 * `tidbit-notes` holds what the user wrote. Nothing deletes it, and nothing but the user's own commands writes to it
 * (DESIGN decision 3). Released versions are frozen: add `version(n + 1)` with an upgrade, never edit one.
 */
export const NOTES_DATABASE = 'tidbit-notes';

/** What is known beside the records, for this browser alone: never exported, never merged. */
export type MetaRow =
  | { key: 'current'; investigation: string | null }
  | { key: 'backup'; at: number | null; snoozedUntil: number }
  /** When the counts were last compared with what they count. */
  | { key: 'counted'; at: number };

/** The tables of `tidbit-notes`. A row is a record and the fields beside it that are indexed (rows.ts). */
export class NotesDatabase extends Dexie {
  declare investigations: Table<InvestigationRow, string>;
  declare notes: Table<NoteRow, string>;
  declare evidence: Table<EvidenceRow, string>;
  declare assessments: Table<AssessmentRow, [investigation: string, technique: string]>;
  declare counts: Table<CountRow, [investigation: string, object: string]>;
  declare meta: Table<MetaRow, MetaRow['key']>;

  /** Use `openNotes`, which looks at what is there before Dexie does. Tests pass a name of their own. */
  constructor(name = NOTES_DATABASE) {
    // Left to itself, Dexie would open the database again, of whatever version, when it had to give way to a newer one.
    super(name, { autoOpen: false });
    this.version(1).stores(STORES);
    this.on('versionchange', () => {
      this.close();
      return false;
    });
  }
}

/** Frozen with version 1. */
const STORES = {
  investigations: 'id, [live+touchedAt], [live+state+touchedAt], changedAt',
  notes: 'id, [investigation+live+createdAt], [live+createdAt], *subjects, *words, changedAt',
  evidence: 'id, [investigation+live+capturedAt], [object+live+capturedAt], [page+live], changedAt',
  assessments: '[investigation+technique], [investigation+live], [technique+live], changedAt',
  counts: '[investigation+object]',
  meta: 'key',
};

/** The version that this code writes. A fixture of each one that was released is in tests/fixtures/notes. */
export const NOTES_VERSION = 1;
// Dexie multiplies by ten, since IndexedDB knows whole versions only.
const NATIVE_VERSION = NOTES_VERSION * 10;

/** What became of opening: the notes, or why they stay closed and untouched. */
export type OpenedNotes =
  | { state: 'open'; db: NotesDatabase }
  | {
      /** Of a newer Tidbit, or damaged. `readableRecords` may still read them. */
      state: 'newer' | 'damaged';
      error: AppError;
    }
  | {
      /** Held by a page of an older Tidbit. Until it lets go the browser answers nobody who asks for them. */
      state: 'blocked';
      error: AppError;
      /** Resolves when the notes can be opened. */
      free: Promise<void>;
    };

/**
 * Opens the notes, and makes the database where there is none. One that a newer Tidbit made, or that is damaged, is
 * neither changed nor deleted: the result says so, and the user can still export what is readable.
 *
 * @throws AppError `storage` when the browser gives no database at all
 */
export async function openNotes(name: string = NOTES_DATABASE): Promise<OpenedNotes> {
  // Dexie would open any version, and add the tables it misses.
  const found = await fromNotes(() => peek(name)).catch((error: AppError) => error);
  if (found instanceof AppError) {
    if (found.code === 'notes-damaged') return { state: 'damaged', error: found };
    throw found;
  }
  if (found.version > NATIVE_VERSION) return { state: 'newer', error: newer() };
  if (found.version === NATIVE_VERSION && found.layout !== layoutOf(STORES)) {
    return { state: 'damaged', error: damaged() };
  }
  return open(new NotesDatabase(name));
}

async function open(db: NotesDatabase): Promise<OpenedNotes> {
  const blocked = new Promise<'blocked'>(resolve => {
    db.on('blocked', () => resolve('blocked'));
  });
  const opened = db.open().then(
    (): OpenedNotes => ({ state: 'open', db }),
    (thrown: unknown): OpenedNotes => {
      const error = notesError(thrown);
      if (error.code === 'notes-damaged') return { state: 'damaged', error };
      throw error;
    },
  );
  const result = await Promise.race([opened, blocked]);
  if (result !== 'blocked') return result;
  // Whoever was told that the notes stay closed must not hold them open when the other page lets go.
  const free = opened.then(() => db.close(), console.warn);
  return { state: 'blocked', error: blockedByOlder(), free };
}

/** What is there: version 0 where there is nothing. */
interface Found {
  version: number;
  layout: string;
}

/** Looks at a database without making or changing it. */
export function peek(name: string): Promise<Found> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      // There is none: opening makes one, unless the transaction that makes it is aborted.
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const native = request.result;
      const found = { version: native.version, layout: layoutIn(native) };
      native.close();
      resolve(found);
    };
    request.onerror = () => {
      const isNew = request.error?.name === 'AbortError';
      if (isNew) resolve({ version: 0, layout: '' });
      else reject(request.error);
    };
  });
}

function layoutIn(native: IDBDatabase): string {
  const names = Array.from(native.objectStoreNames);
  if (names.length === 0) return '';
  const transaction = native.transaction(names);
  return names
    .map(name => {
      const store = transaction.objectStore(name);
      const indexes = Array.from(store.indexNames, index => store.index(index)).map(
        ({ keyPath, multiEntry }) => `${multiEntry ? '*' : ''}${keyText(keyPath)}`,
      );
      return `${name}: ${[keyText(store.keyPath), ...indexes.sort()].join(', ')}`;
    })
    .sort()
    .join('\n');
}

function layoutOf(stores: Record<string, string>): string {
  return Object.entries(stores)
    .map(([name, text]) => {
      const [key = '', ...indexes] = text.split(', ');
      return `${name}: ${[key, ...indexes.sort()].join(', ')}`;
    })
    .sort()
    .join('\n');
}

function keyText(keyPath: string | string[] | null): string {
  return Array.isArray(keyPath) ? `[${keyPath.join('+')}]` : String(keyPath);
}

function newer(): AppError {
  return new AppError(
    'notes-newer',
    'Your notes were written by a newer Tidbit. Update the extension; until then they stay as they are.',
  );
}

function damaged(): AppError {
  return new AppError(
    'notes-damaged',
    'The database of your notes is damaged. Nothing was changed in it. Export what is readable before you go on.',
  );
}

function blockedByOlder(): AppError {
  return new AppError(
    'notes-blocked',
    'Another Tidbit page still uses your notes in their old form. Close the other Tidbit pages; then the notes open here.',
  );
}
