import { AppError } from '../attack/app-error';
import type { ObjectDocument, TechniqueDocument } from '../attack/documents';
import type { SearchResult } from '../search/hit';
import { recordsOf } from '../search/record';
import { search } from '../search/search';
import { buildIndex, INDEX_FORMAT, loadIndex, type SearchIndex, serializeIndex } from '../search/search-index';
import { type KnowledgeDatabase, LAYERS, storedRelease } from './database';
import { fromStorage } from './storage-error';

/**
 * The search index of what is installed: the stored one, or where there is none of this release yet, one built from
 * the documents and stored for everybody. Null before the first sync.
 *
 * Every page of the extension and the worker share it by the database. Building it takes up to a second, so the
 * worker does so after a sync; a page that opens earlier does it itself.
 *
 * @throws AppError `storage`
 */
export function searchIndex(db: KnowledgeDatabase): Promise<SearchIndex | null> {
  return fromStorage(async () => {
    const stored = await db.transaction('r', db.meta, db.search, async () => {
      const key = await keyOfInstalled(db);
      return key === null ? null : { key, text: (await db.search.get(key))?.text };
    });
    if (!stored) return null;
    return stored.text === undefined ? build(db) : loadIndex(stored.text);
  });
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

/** Names what an index was made of: the form of the index and what is installed of each layer. */
async function keyOfInstalled(db: KnowledgeDatabase): Promise<string | null> {
  const releases = await Promise.all(LAYERS.map(layer => storedRelease(db, layer)));
  const installed = releases.flatMap(release => (release ? [`${release.key}:${release.digest}`] : []));
  return installed.length === 0 ? null : [INDEX_FORMAT, ...installed].join(' ');
}

async function build(db: KnowledgeDatabase): Promise<SearchIndex | null> {
  const read = await db.transaction('r', db.meta, db.objects, async () => ({
    key: await keyOfInstalled(db),
    blocks: await db.objects.toArray(),
  }));
  if (read.key === null) return null;
  const { key, blocks } = read;
  // Of an object in several layers the first layer's counts, as in every query.
  const inOrder = LAYERS.flatMap(layer => blocks.filter(block => block.layer === layer));
  const documents = inOrder.flatMap(({ objects }): (TechniqueDocument | ObjectDocument)[] => objects);
  const index = buildIndex(recordsOf(documents));
  const text = serializeIndex(index);
  await db.transaction('rw', db.meta, db.search, async () => {
    // A sync may have ended meanwhile; its index is another one.
    if ((await keyOfInstalled(db)) !== key) return;
    await db.search.clear();
    await db.search.put({ key, text });
  });
  return index;
}
