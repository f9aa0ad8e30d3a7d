import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { lookUpIn, prepareSearchIndex, searchIndex } from '../../lib/knowledge/search-index';
import { storedIndex } from '../../lib/knowledge/stored-index';
import { syncPack } from '../../lib/knowledge/sync';
import { search } from '../../lib/search/search';
import { buildPack, type Pack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import { actorFact, seedsOf, techniqueFact } from '../fixtures/seed-builders';

const packOf = (name: string) =>
  buildPack(
    seedsOf({
      objects: [techniqueFact('T1001', { name }), actorFact('G0001', { name: 'Somebody', aliases: ['Quiet Bear'] })],
    }),
  );
const OLD = packOf('Old Name');
const NEW = packOf('New Name');

let db: KnowledgeDatabase;
beforeEach(() => {
  db = new KnowledgeDatabase(crypto.randomUUID());
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.delete();
});

const sync = (pack: Pack) => syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack) });
const bytesOf = (text: string) => new TextEncoder().encode(text);
const firstFor = async (query: string) => {
  const index = await searchIndex(db);
  return index && search(index, query).hits[0]?.name;
};

test('there is no index before the first sync, and nothing is stored', async () => {
  expect(await searchIndex(db)).toBeNull();
  await prepareSearchIndex(db);
  expect(await db.search.count()).toBe(0);
});

test('it is built once, stored, and read from there', async () => {
  await sync(OLD);
  expect(await firstFor('quiet bear')).toBe('Somebody');
  expect(await db.search.count()).toBe(1);

  const read = vi.spyOn(db.objects, 'bulkGet');
  expect(await firstFor('quiet bear')).toBe('Somebody');
  await prepareSearchIndex(db);
  expect(read).not.toHaveBeenCalled();
});

test('another release has another index, and the old one goes', async () => {
  await sync(OLD);
  await prepareSearchIndex(db);
  await sync(NEW);
  expect(await firstFor('T1001')).toBe('New Name');
  expect(await db.search.count()).toBe(1);
});

test('an index of another form is not read', async () => {
  await sync(OLD);
  await db.search.put({ key: '0 pack:of-an-older-tidbit', bytes: bytesOf('no index') });
  expect(await firstFor('T1001')).toBe('Old Name');
  expect(await db.search.toCollection().primaryKeys()).toHaveLength(1);
});

test('a damaged one is built anew', async () => {
  await sync(OLD);
  await prepareSearchIndex(db);
  vi.spyOn(console, 'warn').mockReturnValue();
  await db.search.toCollection().modify({ bytes: bytesOf('2\f{"common":') });
  expect(await firstFor('T1001')).toBe('Old Name');
  expect(console.warn).toHaveBeenCalledOnce();
  expect(await firstFor('T1001')).toBe('Old Name');
  expect(console.warn).toHaveBeenCalledOnce();
});

test('two that find none at once both get one', async () => {
  await sync(OLD);
  const both = await Promise.all([searchIndex(db), searchIndex(db)]);
  expect(both.map(index => index?.records.length)).toEqual([2, 2]);
  expect(await db.search.count()).toBe(1);
});

test('a look-up keeps the index between keys, and takes the new one after a sync', async () => {
  await sync(OLD);
  const lookUp = lookUpIn(async () => db);
  expect((await lookUp('T1001', 1)).hits[0]?.name).toBe('Old Name');
  const read = vi.spyOn(db.search, 'get');
  expect((await lookUp('quiet bear', 1)).hits[0]?.name).toBe('Somebody');
  expect(read).not.toHaveBeenCalled();

  await sync(NEW);
  expect((await lookUp('T1001', 1)).hits[0]?.name).toBe('New Name');
});

test('a look-up without knowledge says so', async () => {
  await expect(lookUpIn(async () => db)('T1001', 1)).rejects.toMatchObject({ code: 'storage' });
});

describe('read without Dexie', () => {
  test('there is none without a database, and none is made', async () => {
    expect(await storedIndex(db.name)).toBeNull();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(db.name);
  });

  test('there is none before it is built, and then it is the same', async () => {
    await db.open();
    expect(await storedIndex(db.name)).toBeNull();
    await sync(OLD);
    expect(await storedIndex(db.name)).toBeNull();
    await prepareSearchIndex(db);
    const stored = await storedIndex(db.name);
    expect(stored?.attack).toBe(OLD.manifest.attack);
    expect(stored?.index.records).toEqual((await searchIndex(db))?.records);
  });

  test('that of a release before is none', async () => {
    await sync(OLD);
    await prepareSearchIndex(db);
    await sync(NEW);
    expect(await storedIndex(db.name)).toBeNull();
  });
});
