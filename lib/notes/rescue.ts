import { AppError } from '../attack/app-error';
import { NOTES_DATABASE, peek } from './database';
import type { Records } from './model';
import { RECORD_SCHEMAS } from './rows';
import { fromNotes } from './storage-error';

/** What could be saved of notes that do not open. `writeNotesFile` makes a file of it. */
export interface Rescue {
  records: Records;
  /** Rows that are there but no record of this version, as they are but for the words that searches find them by. */
  unreadable: unknown[];
  /** Rows that the browser could not read at all. */
  lost: number;
}

/**
 * Reads whatever is readable of the notes, be the database of a newer version or damaged, without changing it.
 *
 * @throws AppError `notes-damaged` or `storage` when the browser does not open it at all
 */
export function readableRecords(name: string = NOTES_DATABASE): Promise<Rescue> {
  return fromNotes(async () => {
    const rescue: Rescue = {
      records: { investigations: [], notes: [], evidence: [], assessments: [] },
      unreadable: [],
      lost: 0,
    };
    if ((await peek(name)).version === 0) return rescue;
    const native = await settled(indexedDB.open(name));
    try {
      const tables = Object.keys(RECORD_SCHEMAS) as (keyof Records)[];
      for (const table of tables.filter(store => native.objectStoreNames.contains(store))) {
        await rescueTable(native, table, rescue);
      }
      return rescue;
    } finally {
      native.close();
    }
  });
}

async function rescueTable(native: IDBDatabase, table: keyof Records, rescue: Rescue): Promise<void> {
  const { rows, lost } = await readableRows(native, table);
  rescue.lost += lost;
  for (const row of rows) {
    const record = typeof row === 'object' && row !== null && 'record' in row ? row.record : undefined;
    const parsed = RECORD_SCHEMAS[table].safeParse(record);
    if (parsed.success) (rescue.records[table] as unknown[]).push(parsed.data);
    else rescue.unreadable.push(withoutWords(row));
  }
}

/** What a text is found by says nothing that the text beside it does not. */
function withoutWords(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !('words' in row)) return row;
  const { words: _words, ...rest } = row;
  return rest;
}

/** All rows at once if that works, else one by one: a damaged row must not take the others with it. */
async function readableRows(native: IDBDatabase, table: string): Promise<{ rows: unknown[]; lost: number }> {
  const read = async <Value>(request: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value | null> => {
    try {
      return await settled(request(native.transaction(table).objectStore(table)));
    } catch (thrown) {
      return unreadableBlock(thrown);
    }
  };
  const whole = await read(store => store.getAll());
  if (whole !== null) return { rows: whole, lost: 0 };
  const keys = await read(store => store.getAllKeys());
  if (keys === null) return { rows: [], lost: 1 };
  const rows: unknown[] = [];
  for (const key of keys) {
    const row: unknown = await read(store => store.get(key));
    if (row !== null) rows.push(row);
  }
  return { rows, lost: keys.length - rows.length };
}

/** What a damaged file of the profile looks like; anything else is no reason to go on reading. */
function unreadableBlock(thrown: unknown): null {
  if (thrown instanceof DOMException && (thrown.name === 'UnknownError' || thrown.name === 'NotReadableError')) {
    return null;
  }
  throw thrown;
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new AppError('storage', 'The browser gave no reason.'));
  });
}
