import { Dexie } from 'dexie';
import {
  type KnowledgeDatabase,
  type ObjectBlock,
  objectBlockOf,
  type ReportBlock,
  reportBlockOf,
  storedRelease,
} from './database';
import type { Layer } from './layers';
import { type PackContents, type PackFiles, readPack } from './pack-reader';
import { fromStorage } from './storage-error';

/** How far a sync is: shards read, then everything written at once. */
export interface Progress {
  step: 'read' | 'write';
  done: number;
  total: number;
}

/** What a sync works with: the database, the pack’s files and digest, and who is told of the progress. */
export interface PackSync extends PackFiles {
  db: KnowledgeDatabase;
  /** Digest of the pack that belongs to the running code, from `virtual:pack`. */
  digest: string;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Brings the layer `pack` to the pack with `digest`; when it is there already, one read and nothing else happens.
 *
 * Everything is read and checked before the one transaction that replaces the layer opens, so that transaction is
 * short, and whatever goes wrong before its end leaves the old release whole. Several syncs at once are safe: the
 * second one finds the work done.
 *
 * @throws AppError `bad-pack` when a file of the pack is missing, damaged or malformed; `storage` when IndexedDB
 * refuses; the signal's reason when it aborts before the transaction
 */
export async function syncPack(sync: PackSync): Promise<'unchanged' | 'installed'> {
  const { db, digest, onProgress, signal } = sync;
  if (await fromStorage(() => isInstalled(db, digest))) return 'unchanged';
  const onShard = (done: number, total: number) => onProgress?.({ step: 'read', done, total });
  const contents = await readPack(digest, sync, { onShard, ...(signal && { signal }) });
  onProgress?.({ step: 'write', done: 0, total: 1 });
  const result = await fromStorage(() => install(db, contents));
  onProgress?.({ step: 'write', done: 1, total: 1 });
  return result;
}

const LAYER: Layer = 'pack';

async function isInstalled(db: KnowledgeDatabase, digest: string): Promise<boolean> {
  return (await storedRelease(db, LAYER))?.digest === digest;
}

function install(
  db: KnowledgeDatabase,
  { manifest, objects, reports }: PackContents,
): Promise<'unchanged' | 'installed'> {
  const objectBlocks = Array.from(
    groupBy(objects, object => `${object.kind} ${objectBlockOf(object)}`).values(),
    (group): ObjectBlock => ({ layer: LAYER, kind: group[0].kind, block: objectBlockOf(group[0]), objects: group }),
  );
  const reportBlocks = Array.from(
    groupBy(reports, reportBlockOf),
    ([block, group]): ReportBlock => ({ layer: LAYER, block, reports: group }),
  );
  const { digest, attack, sources } = manifest;

  return db.transaction('rw', db.objects, db.reports, db.meta, async () => {
    if (await isInstalled(db, digest)) return 'unchanged';
    // A key that begins alike is greater when it is longer, and any string or number is less than `maxKey`.
    await db.objects.where('[layer+kind+block]').between([LAYER], [LAYER, Dexie.maxKey]).delete();
    await db.reports.where('[layer+block]').between([LAYER], [LAYER, Dexie.maxKey]).delete();
    await db.objects.bulkAdd(objectBlocks);
    await db.reports.bulkAdd(reportBlocks);
    await db.meta.put({ key: LAYER, digest, attack, sources });
    return 'installed';
  });
}

/** Groups in the order of their first items; none is empty. */
function groupBy<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
