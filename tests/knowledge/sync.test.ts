import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { release, techniqueView } from '../../lib/knowledge/queries';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack, type Pack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import { actorFact, relation, report, SOURCES, seedsOf, techniqueFact } from '../fixtures/seed-builders';

/** A pack of an ATT&CK release that calls T1001 by its version. */
function packOf(version: string, ids: string[], reports = [1, 40]): Pack {
  return buildPack(
    seedsOf({
      objects: [
        ...ids.map(id => techniqueFact(id, { name: `${id} of ${version}` })),
        actorFact('G0001'),
        actorFact('G0002'),
        actorFact('G0010'),
      ],
      relations: ids.map(id => relation('actor:G0001', 'uses', `technique:${id}`, reports)),
      reports: reports.map(number => report(number, '2020')),
      sources: SOURCES.map(source => (source.id === 'attack' ? { ...source, version } : source)),
    }),
  );
}

const OLD = packOf('1.0', ['T1001', 'T1002'], [1, 40]);
const NEW = packOf('2.0', ['T1001', 'T1003'], [2, 99]);

let db: KnowledgeDatabase;
beforeEach(() => {
  db = new KnowledgeDatabase(crypto.randomUUID());
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.delete();
});

const syncTo = (pack: Pack, parts = {}) => syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack), ...parts });

const objectIds = async () => (await db.objects.toArray()).flatMap(({ objects }) => objects.map(one => one.id));
const reportNumbers = async () => (await db.reports.toArray()).flatMap(({ reports }) => reports.map(one => one.number));

/** The database holds `pack` whole, and nothing else. */
async function expectRelease(pack: Pack) {
  const version = pack.manifest.attack;
  expect(await release(db)).toEqual({ attack: version, sources: pack.manifest.sources });
  const techniques = pack === OLD ? ['T1001', 'T1002'] : ['T1001', 'T1003'];
  expect(await objectIds()).toEqual(['G0001', 'G0002', 'G0010', ...techniques]);
  expect(await reportNumbers()).toEqual(pack === OLD ? [1, 40] : [2, 99]);
  for (const id of techniques) {
    const view = await techniqueView(db, id, { reports: 'all' });
    expect(view?.technique.name).toBe(`${id} of ${version}`);
    expect(view?.reports).toHaveLength(2);
  }
}

test('the first sync installs the pack', async () => {
  expect(await syncTo(OLD)).toBe('installed');
  await expectRelease(OLD);
});

test('a second sync to the same pack loads nothing', async () => {
  await syncTo(OLD);
  const loadManifest = vi.fn();
  const loadShard = vi.fn();
  const onProgress = vi.fn();

  expect(await syncTo(OLD, { loadManifest, loadShard, onProgress })).toBe('unchanged');
  for (const loader of [loadManifest, loadShard, onProgress]) expect(loader).not.toHaveBeenCalled();
});

test('an update replaces what changed and removes what is gone', async () => {
  await syncTo(OLD);
  expect(await syncTo(NEW)).toBe('installed');
  await expectRelease(NEW);
});

test('a meta record that is not to be understood counts as no release', async () => {
  await syncTo(OLD);
  await db.meta.update('pack', { sources: 'none' as never });
  expect(await release(db)).toBeNull();
  expect(await syncTo(OLD)).toBe('installed');
  await expectRelease(OLD);
});

test('progress tells the shards read, then the writing', async () => {
  const onProgress = vi.fn();
  await syncTo(OLD, { onProgress });
  expect(onProgress.mock.calls.map(([progress]) => progress)).toEqual([
    { step: 'read', done: 1, total: 3 },
    { step: 'read', done: 2, total: 3 },
    { step: 'read', done: 3, total: 3 },
    { step: 'write', done: 0, total: 1 },
    { step: 'write', done: 1, total: 1 },
  ]);
});

describe('a sync that fails leaves the old release whole', () => {
  beforeEach(() => syncTo(OLD));

  test.each([
    ['the manifest is missing', { loadManifest: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['a shard is missing', { loadShard: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['a shard is damaged', { loadShard: async () => new TextEncoder().encode('[]') }],
    ['the code belongs to another pack', { digest: 'a'.repeat(64) }],
  ])('when %s', async (_, broken) => {
    await expect(syncTo(NEW, broken)).rejects.toMatchObject({ code: 'bad-pack' });
    await expectRelease(OLD);
    expect(await syncTo(NEW)).toBe('installed');
    await expectRelease(NEW);
  });

  test.each(['objects', 'reports', 'meta'] as const)('when writing %s fails', async table => {
    const fail = () => {
      throw new DOMException('Something in the profile', 'UnknownError');
    };
    db[table].hook('creating', fail);
    db[table].hook('updating', fail);
    await expect(syncTo(NEW)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('Something in the profile'),
    });
    await expectRelease(OLD);
  });

  test('when the disk is full, which the message says', async () => {
    db.objects.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(syncTo(NEW)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/full.*Free some disk space/),
    });
    await expectRelease(OLD);
  });

  test('when IndexedDB refuses one record of many', async () => {
    const put = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (value.block === 'T1003') throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    await expect(syncTo(NEW)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('Free some disk'),
    });
    vi.restoreAllMocks();
    await expectRelease(OLD);
  });

  test('when the browser aborts the transaction at its last step, as it does when the worker is killed', async () => {
    db.meta.hook('updating', (_changes, _key, _record, transaction) => transaction.abort());
    await expect(syncTo(NEW)).rejects.toMatchObject({ code: 'storage' });
    await expectRelease(OLD);
  });

  test('when it is aborted', async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('the panel was closed'));
    await expect(syncTo(NEW, { onProgress, signal: controller.signal })).rejects.toThrow('the panel was closed');
    await expectRelease(OLD);
  });
});

test('of two syncs at once one installs, the other finds it done', async () => {
  const results = await Promise.all([syncTo(OLD), syncTo(OLD)]);
  expect(results.sort()).toEqual(['installed', 'unchanged']);
  await expectRelease(OLD);
});

test('syncs of two connections at once end well', async () => {
  const other = new KnowledgeDatabase(db.name);
  const results = await Promise.all([syncTo(OLD), syncTo(OLD, { db: other })]);
  other.close();
  expect(results.sort()).toEqual(['installed', 'unchanged']);
  await expectRelease(OLD);
});

test('reads during a sync see the old release or the new one, never a mixture', async () => {
  await syncTo(OLD);
  const reader = new KnowledgeDatabase(db.name);
  let isDone = false;
  const sync = syncTo(NEW).finally(() => {
    isDone = true;
  });

  const seen = new Set<string>();
  while (!isDone || seen.size < 2) {
    const view = await techniqueView(reader, 'T1001', { reports: 'all' });
    const attack = view?.release.attack ?? 'nothing';
    expect(view?.technique.name).toBe(`T1001 of ${attack}`);
    expect(view?.reports.map(({ number }) => number)).toEqual(attack === '1.0' ? [1, 40] : [2, 99]);
    seen.add(attack);
  }
  await sync;
  reader.close();
  expect([...seen]).toEqual(['1.0', '2.0']);
});
