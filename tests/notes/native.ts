/** Databases as IndexedDB itself has them, to make those that other versions and accidents leave behind. */

interface DumpedStore {
  name: string;
  keyPath: string | string[] | null;
  indexes: { name: string; keyPath: string | string[]; multiEntry: boolean }[];
  rows: unknown[];
}

/** A whole database as data. */
export interface Dump {
  /** IndexedDB's version: ten times Dexie's. */
  version: number;
  stores: DumpedStore[];
}

/** Everything in a database. */
export async function dump(name: string): Promise<Dump> {
  const db = await settled(indexedDB.open(name));
  const stores: DumpedStore[] = [];
  for (const store of Array.from(db.objectStoreNames)) {
    const { keyPath, indexNames, ...rest } = storeOf(db, store);
    stores.push({ name: store, keyPath, indexes: rest.indexes(indexNames), rows: await rest.rows() });
  }
  const { version } = db;
  db.close();
  return { version, stores };
}

function storeOf(db: IDBDatabase, name: string) {
  const store = db.transaction(name).objectStore(name);
  return {
    keyPath: store.keyPath,
    indexNames: store.indexNames,
    indexes: (names: DOMStringList) =>
      Array.from(names, index => {
        const { keyPath, multiEntry } = store.index(index);
        return { name: index, keyPath, multiEntry };
      }),
    rows: (): Promise<unknown[]> => settled(store.getAll()),
  };
}

/** Makes a database out of a dump. */
export async function load(name: string, { version, stores }: Dump): Promise<void> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, indexes, rows } of stores) {
      const store = request.result.createObjectStore(storeName, { keyPath });
      for (const { name: index, keyPath: path, multiEntry } of indexes) store.createIndex(index, path, { multiEntry });
      for (const row of rows) store.put(row);
    }
  };
  const db = await settled(request);
  db.close();
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
