import { AppError } from '../attack/app-error';
import type { ObjectDocument, TechniqueDocument } from '../attack/documents';
import type { SearchResult } from '../search/hit';
import { recordSteps } from '../search/record';
import { search } from '../search/search';
import { indexSteps, loadIndex, type SearchIndex, serializeIndex } from '../search/search-index';
import { type KnowledgeDatabase, type ObjectBlock, storedRelease } from './database';
import { LAYERS } from './layers';
import { inSlices } from './slices';
import { fromStorage } from './storage-error';
import { indexKey } from './stored-index';

/**
 * The search index of what is installed: the stored one, or where there is none of this release yet, one built from
 * the documents and stored for everybody. Null before the first sync.
 *
 * Every page of the extension and the worker share it by the database. Building it takes up to a second, in slices, so
 * the worker does so after a sync; a page that opens earlier does it itself.
 *
 * @throws AppError `storage`
 */
export function searchIndex(db: KnowledgeDatabase): Promise<SearchIndex | null> {
  return fromStorage(async () => {
    const stored = await db.transaction('r', db.meta, db.search, async () => {
      const key = await keyOfInstalled(db);
      return key === null ? null : { key, bytes: (await db.search.get(key))?.bytes };
    });
    if (!stored) return null;
    return (stored.bytes !== undefined && readable(stored.bytes)) || build(db);
  });
}

/** A stored index; null if it is damaged, for everything here can be made anew. */
function readable(bytes: Uint8Array): SearchIndex | null {
  try {
    return loadIndex(bytes);
  } catch (thrown) {
    console.warn('The stored search index is damaged and is built anew', thrown);
    return null;
  }
}

/**
 * Builds and stores the index unless that was done: one look at a key then.
 *
 * @throws AppError `storage`
 */
export function prepareSearchIndex(db: KnowledgeDatabase): Promise<void> {
  return fromStorage(async () => {
    const isMissing = await db.transaction('r', db.meta, db.search, async () => {
      const key = await keyOfInstalled(db);
      return key !== null && (await db.search.where('key').equals(key).count()) === 0;
    });
    if (isMissing) await build(db);
  });
}

/** Answers a query from the index of what is installed. Rejects with an `AppError` where nothing is. */
export type LookUp = (query: string, limit: number) => Promise<SearchResult>;

/** A search that keeps the index between keys, for the life of a worker or page; a sync that ends makes it read anew. */
export function lookUpIn(open: () => Promise<KnowledgeDatabase>): LookUp {
  let held: { key: string; index: SearchIndex } | undefined;
  return async (query, limit) => {
    const db = await open();
    const key = await fromStorage(() => keyOfInstalled(db));
    const index = key !== null && held?.key === key ? held.index : await searchIndex(db);
    if (key === null || !index) throw new AppError('storage', 'No ATT&CK knowledge is installed yet.');
    held = { key, index };
    return search(index, query, { limit });
  };
}

async function keyOfInstalled(db: KnowledgeDatabase): Promise<string | null> {
  const releases = await Promise.all(LAYERS.map(layer => storedRelease(db, layer)));
  return indexKey(releases.filter(release => release !== null));
}

async function build(db: KnowledgeDatabase): Promise<SearchIndex | null> {
  const { key, blocks } = await installedBlocks(db);
  if (key === null) return null;
  // Of an object in several layers the first layer's counts, as in every query.
  const inOrder = LAYERS.flatMap(layer => blocks.filter(block => block.layer === layer));
  const documents = inOrder.flatMap(({ objects }): (TechniqueDocument | ObjectDocument)[] => objects);
  const index = await inSlices(indexSteps(await inSlices(recordSteps(documents))));
  const bytes = await inSlices(serializeIndex(index));
  await db.transaction('rw', db.meta, db.search, async () => {
    // A sync may have ended meanwhile; its index is another one.
    if ((await keyOfInstalled(db)) !== key) return;
    await db.search.clear();
    await db.search.put({ key, bytes });
  });
  return index;
}

/** So many are unpacked in a few milliseconds, and all of them in half a second. */
const BLOCKS_AT_ONCE = 60;

/** Everything that is installed, of one release, some blocks at a time. */
function installedBlocks(db: KnowledgeDatabase): Promise<{ key: string | null; blocks: ObjectBlock[] }> {
  return db.transaction('r', db.meta, db.objects, async () => {
    const key = await keyOfInstalled(db);
    const blocks: ObjectBlock[] = [];
    const keys = key === null ? [] : await db.objects.toCollection().primaryKeys();
    for (let start = 0; start < keys.length; start += BLOCKS_AT_ONCE) {
      const some = await db.objects.bulkGet(keys.slice(start, start + BLOCKS_AT_ONCE));
      blocks.push(...some.filter(block => block !== undefined));
    }
    return { key, blocks };
  });
}
