import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type KnowledgeDatabase, objectBlockOf, openKnowledge, reportBlockOf } from '../../lib/knowledge/database';
import { release } from '../../lib/knowledge/queries';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import { seedsOf, techniqueFact } from '../fixtures/seed-builders';

const pack = buildPack(seedsOf({ objects: [techniqueFact('T1001')] }));
const sync = (db: KnowledgeDatabase) => syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack) });

let name: string;
beforeEach(() => {
  name = crypto.randomUUID();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes a database as another program would have left it. */
function makeNative(version: number, stores: Record<string, string | string[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, { keyPath });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

/** Puts a record into each of these stores, as an older Tidbit would have. */
function putNative(records: Record<string, unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(Object.keys(records), 'readwrite');
      for (const [store, record] of Object.entries(records)) transaction.objectStore(store).put(record);
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

const VERSION_1 = { objects: ['layer', 'kind', 'block'], reports: ['layer', 'block'], meta: 'key' };
const SOUND = { ...VERSION_1, search: 'key' };

function storesOf(native: IDBDatabase): IDBObjectStore[] {
  const names = Array.from(native.objectStoreNames);
  return names.map(store => native.transaction(names).objectStore(store));
}

function keyPathsOf(db: KnowledgeDatabase): Record<string, unknown> {
  return Object.fromEntries(storesOf(db.backendDB()).map(store => [store.name, store.keyPath]));
}

test('the released version 2 has these stores and keys', async () => {
  const db = await openKnowledge(name);
  expect(db.backendDB().version).toBe(20);
  expect(keyPathsOf(db)).toEqual(SOUND);
  expect(storesOf(db.backendDB()).map(store => store.indexNames.length)).toEqual([0, 0, 0, 0]);
  db.close();
});

test('a database of version 1 keeps what it holds, and gets a place for the search index', async () => {
  await makeNative(10, VERSION_1);
  const block = { layer: 'pack', kind: 'technique', block: 'T1001', objects: [{ kind: 'technique', id: 'T1001' }] };
  const meta = { key: 'pack', digest: 'a'.repeat(64), attack: '18.1', sources: [] };
  await putNative({ objects: block, reports: { layer: 'pack', block: 0, reports: [] }, meta });

  const db = await openKnowledge(name);
  expect(keyPathsOf(db)).toEqual(SOUND);
  expect(await db.objects.toArray()).toEqual([block]);
  expect(await release(db)).toEqual({ attack: '18.1', sources: [] });
  expect(await db.search.count()).toBe(0);
  db.close();
});

test('a sound database is opened with what it holds', async () => {
  const first = await openKnowledge(name);
  await sync(first);
  first.close();

  const db = await openKnowledge(name);
  expect(await release(db)).toMatchObject({ attack: '19.1' });
  db.close();
});

test.each([
  ['of a newer version', 30, SOUND],
  ['of a newer version with other tables', 30, { things: 'id' }],
  ['without one of the tables', 20, { objects: SOUND.objects, meta: 'key', search: 'key' }],
  ['without any table', 20, {}],
  ['with other keys', 20, { ...SOUND, objects: ['layer', 'id'] }],
  ['of version 1 without one of its tables', 10, { objects: SOUND.objects, meta: 'key' }],
  ['of version 1 with other keys', 10, { ...VERSION_1, objects: ['layer', 'id'] }],
])('a database %s is made anew, and can be filled', async (_, version, stores) => {
  await makeNative(version, stores);

  const db = await openKnowledge(name);
  expect(await release(db)).toBeNull();
  expect(db.backendDB().version).toBe(20);
  expect(keyPathsOf(db)).toEqual(SOUND);
  expect(await sync(db)).toBe('installed');
  db.close();

  const again = await openKnowledge(name);
  expect(await sync(again)).toBe('unchanged');
  again.close();
});

test('a database whose records can’t be read is made anew', async () => {
  const first = await openKnowledge(name);
  await sync(first);
  first.close();
  const openCursor = vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementationOnce(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementationOnce(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });

  const db = await openKnowledge(name);
  expect(openCursor.mock.calls.length + getAll.mock.calls.length).toBeGreaterThan(0);
  expect(await release(db)).toBeNull();
  expect(await sync(db)).toBe('installed');
  db.close();
});

test('another connection gives way to the one that makes the database anew', async () => {
  await makeNative(30, SOUND);
  const newer = await new Promise<IDBDatabase>(resolve => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  newer.onversionchange = () => newer.close();

  const db = await openKnowledge(name);
  expect(await release(db)).toBeNull();
  db.close();
});

test('a browser that gives no database is a storage error that says what to do', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'InvalidStateError');
  });
  await expect(openKnowledge(name)).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('Restart the browser'),
  });
});

test('neighbouring reports share a block', () => {
  expect([1, 31, 32, 63, 64].map(number => reportBlockOf({ number }))).toEqual([0, 0, 1, 1, 2]);
});

test.each([
  ['technique', 'T1059.001', 'T1059.001'],
  ['technique', 'T1059', 'T1059'],
  ['software', 'S0154', 'S015'],
  ['detection-strategy', 'DET0478', 'DET047'],
  ['mitigation', 'T1059', 'T105'],
] as const)('a %s %s stands in block %s', (kind, id, block) => {
  expect(objectBlockOf({ kind, id })).toBe(block);
});
