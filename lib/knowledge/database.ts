import { Dexie, type Table } from 'dexie';
import { manifestSchema, type ObjectDocument, type ReportDocument, type TechniqueDocument } from '../attack/documents';
import type { Kind } from '../attack/kinds';
import type { Layer } from './layers';
import { fromStorage } from './storage-error';
import type { ReleaseInfo } from './technique-view';

/**
 * `tidbit-knowledge` is a cache: everything in it can be thrown away and rebuilt from the pack. Nothing that the user
 * made is ever written here (DESIGN decision 3). Released versions are frozen: add `version(n + 1)`, never edit one.
 *
 * Records stand in layers, each with a key range of its own, so that one layer can be replaced without touching the
 * others. No secondary indexes: each would slow down the filling, and every query so far knows its keys.
 *
 * Writing costs by the record, and 8,700 of them took longer than the 1.5 s that a first install may take. So only
 * techniques, which cards wait for, have a record each; of the rest, neighbours share one.
 */

/** Objects of one kind whose `objectBlockOf` is the same: one technique, or at most ten others. */
export interface ObjectBlock {
  layer: Layer;
  kind: Kind;
  block: string;
  objects: (TechniqueDocument | ObjectDocument)[];
}

/** In which block an object stands. */
export function objectBlockOf({ kind, id }: { kind: Kind; id: string }): string {
  return kind === 'technique' ? id : id.slice(0, -1);
}

/** Reports whose `reportBlockOf` is the same; the five reports of a card come with about 40 kB. */
export interface ReportBlock {
  layer: Layer;
  block: number;
  reports: ReportDocument[];
}

/** In which block a report stands, by its number. */
export function reportBlockOf({ number }: { number: number }): number {
  return Math.floor(number / REPORTS_PER_BLOCK);
}

const REPORTS_PER_BLOCK = 32;

/** What is installed of a layer. Written in the transaction that writes its records. */
export interface StoredRelease extends ReleaseInfo {
  /** The layer. */
  key: Layer;
  /** Digest of the pack's manifest. */
  digest: string;
}

/** A search index, as `serializeIndex` makes it. There is at most one, and its key names what it was built from. */
export interface StoredSearchIndex {
  key: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The tables of the cache. Queries go through the modules beside this one. */
export class KnowledgeDatabase extends Dexie {
  declare objects: Table<ObjectBlock, [Layer, Kind, string]>;
  declare reports: Table<ReportBlock, [Layer, number]>;
  declare meta: Table<StoredRelease, Layer>;
  declare search: Table<StoredSearchIndex, string>;

  /** Opened by its first query, as Dexie does; `openKnowledge` opens and repairs. Tests pass a name of their own. */
  constructor(name = 'tidbit-knowledge') {
    super(name);
    this.version(1).stores({ objects: '[layer+kind+block]', reports: '[layer+block]', meta: 'key' });
    this.version(VERSION).stores({ search: 'key' });
  }
}

const VERSION = 2;
// Dexie multiplies by ten, since IndexedDB knows whole versions only.
const NATIVE_VERSION = VERSION * 10;
const KEY_PATHS = { objects: ['layer', 'kind', 'block'], reports: ['layer', 'block'], meta: 'key', search: 'key' };

/**
 * Opens the cache. One that a newer Tidbit has made, or that is damaged, is deleted and made anew, empty: the next
 * `syncPack` fills it.
 *
 * @throws AppError `storage` when the browser gives no database at all
 */
export async function openKnowledge(name?: string): Promise<KnowledgeDatabase> {
  const db = new KnowledgeDatabase(name);
  try {
    if (await isSound(db)) return db;
  } catch (thrown) {
    console.warn('The knowledge cache could not be opened and is made anew', thrown);
  }
  return fromStorage(async () => {
    await db.delete();
    // Another object: the first one has taken over the tables that it found.
    const fresh = new KnowledgeDatabase(name);
    await fresh.open();
    return fresh;
  });
}

/** Dexie opens a database of any version, and adds tables that it misses: neither will do for a cache. */
async function isSound(db: KnowledgeDatabase): Promise<boolean> {
  await db.open();
  const native = db.backendDB();
  if (native.version !== NATIVE_VERSION) return false;
  const transaction = native.transaction(Object.keys(KEY_PATHS));
  const sameKeys = Object.entries(KEY_PATHS).every(
    ([store, keyPath]) => String(transaction.objectStore(store).keyPath) === String(keyPath),
  );
  // One record of each table: damaged files of the profile show when they are read. A search index is too big for
  // that, and whoever reads it is told.
  if (sameKeys) await Promise.all([db.objects, db.reports, db.meta].map(table => table.toCollection().first()));
  return sameKeys;
}

/**
 * What is installed of a layer; null before the first sync, and when the record is not to be understood.
 *
 * @throws Dexie's errors; inside a transaction it needs `db.meta`
 */
export async function storedRelease(db: KnowledgeDatabase, layer: Layer): Promise<StoredRelease | null> {
  const stored = await db.meta.get(layer);
  if (!stored) return null;
  const { key: _key, ...release } = stored;
  const parsed = releaseSchema.safeParse(release);
  return parsed.success ? { key: layer, ...parsed.data } : null;
}

const releaseSchema = manifestSchema.pick({ digest: true, attack: true, sources: true });
