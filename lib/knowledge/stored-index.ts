import { INDEX_FORMAT, loadIndex, type SearchIndex } from '../search/search-index';
import { LAYERS, type Layer } from './layers';

/** The search index of what is installed, and the ATT&CK release that it speaks of. */
export interface InstalledIndex {
  readonly index: SearchIndex;
  /** `19.1` */
  readonly attack: string;
}

/** Names what an index was made of: the form of the index and what is installed of each layer; null where nothing is. */
export function indexKey(installed: readonly { key: Layer; digest: string }[]): string | null {
  return installed.length === 0 ? null : [INDEX_FORMAT, ...installed.map(one => `${one.key}:${one.digest}`)].join(' ');
}

const STORES = ['meta', 'search'];

/**
 * The index that is stored of what is installed; null where there is none, or anything about the database is unusual:
 * then `searchIndex` knows what is to be done.
 *
 * For a page that has just opened, to which Dexie and zod would cost more time than the index: it knows neither.
 * Rejects with IndexedDB's error, or with what `loadIndex` throws.
 */
export async function storedIndex(name = 'tidbit-knowledge'): Promise<InstalledIndex | null> {
  const db = await openExisting(name);
  if (!db) return null;
  try {
    if (!STORES.every(store => db.objectStoreNames.contains(store))) return null;
    const transaction = db.transaction(STORES);
    const [meta, search] = await Promise.all(STORES.map(store => answer(transaction.objectStore(store).getAll())));
    const installed = LAYERS.flatMap(layer =>
      rows(meta)
        .filter(isRelease)
        .filter(({ key }) => key === layer),
    );
    const [release] = installed;
    const wanted = indexKey(installed);
    const stored = rows(search).find(isStored);
    if (!release || stored?.key !== wanted) return null;
    return { index: loadIndex(stored.bytes), attack: release.attack };
  } finally {
    db.close();
  }
}

/** Opens a database unless there is none: that is left to whoever knows its tables. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(null) : reject(request.error));
  });
}

function answer<Result>(request: IDBRequest<Result>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function rows(found: unknown): Record<string, unknown>[] {
  return Array.isArray(found) ? found.filter(row => typeof row === 'object' && row !== null) : [];
}

function isRelease(row: Record<string, unknown>): row is { key: Layer; digest: string; attack: string } {
  return LAYERS.some(layer => layer === row.key) && typeof row.digest === 'string' && typeof row.attack === 'string';
}

function isStored(row: Record<string, unknown>): row is { key: string; bytes: Uint8Array } {
  return typeof row.key === 'string' && row.bytes instanceof Uint8Array;
}
