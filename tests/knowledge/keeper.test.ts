import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { Keeper } from '../../lib/knowledge/keeper';
import type { Progress } from '../../lib/knowledge/sync';

const damaged = new AppError('bad-pack', 'Reinstall the extension.');
const full = new AppError('storage', 'Free some disk space.');

/** A sync whose end the test decides. */
function pending() {
  let succeed: () => void = () => undefined;
  let fail: (reason: unknown) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    succeed = resolve;
    fail = reject;
  });
  return { promise, succeed, fail };
}

let db: KnowledgeDatabase;
beforeEach(() => {
  db = new KnowledgeDatabase(crypto.randomUUID());
});
afterEach(async () => {
  await db.delete();
});

const install = async (attack: string) => {
  await db.meta.put({ key: 'pack', digest: '0'.repeat(64), attack, sources: [] });
};

function keeperOf({
  open = async () => db,
  sync,
}: {
  open?: () => Promise<KnowledgeDatabase>;
  sync: (onProgress: (progress: Progress) => void) => unknown;
}) {
  const opened = vi.fn(open);
  const synced = vi.fn(async (_: KnowledgeDatabase, onProgress: (progress: Progress) => void) => sync(onProgress));
  const onAttempt = vi.fn(async (_: AppError | null) => undefined);
  return { keeper: new Keeper({ open: opened, sync: synced, onAttempt }), opened, synced, onAttempt };
}

/** Whether `promise` is still open after everything that was due has run. */
async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise<string>(resolve => setTimeout(() => resolve('open'), 30));
  return (await Promise.race([promise, later])) === 'open';
}

describe('sync', () => {
  test('is done once in the life of a worker', async () => {
    const { keeper, synced, onAttempt } = keeperOf({ sync: () => undefined });
    await keeper.sync();
    await keeper.sync();
    expect(synced.mock.calls).toEqual([[db, expect.any(Function)]]);
    expect(onAttempt.mock.calls).toEqual([[null]]);
  });

  test('is shared by those who ask while it runs', async () => {
    const running = pending();
    const { keeper, synced, onAttempt } = keeperOf({ sync: () => running.promise });
    const asked = [keeper.sync(), keeper.sync(), keeper.ready()];
    await vi.waitFor(() => expect(synced).toHaveBeenCalled());
    asked.push(keeper.sync());
    running.succeed();
    await Promise.all(asked);
    expect(synced).toHaveBeenCalledTimes(1);
    expect(onAttempt).toHaveBeenCalledTimes(1);
  });

  test('tells how far it is while it runs, and nothing after', async () => {
    const running = pending();
    const { keeper } = keeperOf({
      sync: onProgress => {
        onProgress({ step: 'read', done: 1, total: 3 });
        return running.promise;
      },
    });
    expect(keeper.progress).toBeNull();
    const synced = keeper.sync();
    await vi.waitFor(() => expect(keeper.progress).toEqual({ step: 'read', done: 1, total: 3 }));
    running.succeed();
    await synced;
    expect(keeper.progress).toBeNull();
  });

  test('fails for all who share it, and is tried again for the next', async () => {
    const sync = vi.fn().mockRejectedValueOnce(damaged).mockResolvedValue('installed');
    const { keeper, synced, onAttempt } = keeperOf({ sync });
    const outcomes = await Promise.allSettled([keeper.sync(), keeper.sync()]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: damaged },
      { status: 'rejected', reason: damaged },
    ]);
    await keeper.sync();
    expect(synced).toHaveBeenCalledTimes(2);
    expect(onAttempt.mock.calls).toEqual([[damaged], [null]]);
  });

  test('tells of every attempt that fails', async () => {
    const sync = vi.fn().mockRejectedValueOnce(damaged).mockRejectedValueOnce(full).mockResolvedValue('installed');
    const { keeper, onAttempt } = keeperOf({ sync });
    await expect(keeper.sync()).rejects.toBe(damaged);
    await expect(keeper.sync()).rejects.toBe(full);
    await keeper.sync();
    expect(onAttempt.mock.calls).toEqual([[damaged], [full], [null]]);
  });

  test('tells of what went wrong unforeseen as an AppError', async () => {
    const cause = new TypeError('x is undefined');
    const { keeper, onAttempt } = keeperOf({ sync: () => Promise.reject(cause) });
    const attempt = keeper.sync();
    await expect(attempt).rejects.toBeInstanceOf(AppError);
    await expect(attempt).rejects.toMatchObject({ code: 'unexpected', cause });
    expect(onAttempt).toHaveBeenCalledWith(expect.objectContaining({ cause }));
  });
});

describe('opening', () => {
  test('is done once', async () => {
    const { keeper, opened } = keeperOf({ sync: () => install('19.1') });
    await Promise.all([keeper.sync(), keeper.ready(), keeper.ready()]);
    expect(await keeper.ready()).toBe(db);
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test('is tried again after it failed, and the failure is told', async () => {
    const open = vi.fn(async () => db).mockRejectedValueOnce(full);
    const { keeper, synced, onAttempt } = keeperOf({ open, sync: () => install('19.1') });
    await expect(keeper.sync()).rejects.toBe(full);
    expect(synced).not.toHaveBeenCalled();
    await keeper.sync();
    expect(await keeper.ready()).toBe(db);
    expect(onAttempt.mock.calls).toEqual([[full], [null]]);
  });

  test('that fails keeps the knowledge from being ready, until it succeeds', async () => {
    const open = vi.fn(async () => db).mockRejectedValueOnce(full);
    const { keeper } = keeperOf({ open, sync: () => install('19.1') });
    await expect(keeper.ready()).rejects.toBe(full);
    expect(await keeper.ready()).toBe(db);
  });
});

test('an attempt ends when it has been noted', async () => {
  const noting = pending();
  const { keeper, onAttempt } = keeperOf({ sync: () => undefined });
  onAttempt.mockImplementation(() => noting.promise.then(() => undefined));
  const syncing = keeper.sync();
  expect(await isOpen(syncing)).toBe(true);
  noting.succeed();
  await syncing;
});

describe('ready', () => {
  test('waits for the first release', async () => {
    const running = pending();
    const { keeper } = keeperOf({ sync: () => running.promise });
    const ready = keeper.ready();
    expect(await isOpen(ready)).toBe(true);
    running.succeed();
    expect(await ready).toBe(db);
  });

  test('answers with an older release while a sync runs', async () => {
    await install('18.1');
    const running = pending();
    const { keeper, synced } = keeperOf({ sync: () => running.promise });
    expect(await keeper.ready()).toBe(db);
    expect(synced).toHaveBeenCalledTimes(1);
    running.succeed();
    await keeper.sync();
    expect(synced).toHaveBeenCalledTimes(1);
  });

  test('answers with an older release after a sync failed, and tries again', async () => {
    await install('18.1');
    const { keeper, onAttempt } = keeperOf({ sync: () => Promise.reject(damaged) });
    await expect(keeper.sync()).rejects.toBe(damaged);
    expect(await keeper.ready()).toBe(db);
    await vi.waitFor(() => expect(onAttempt.mock.calls).toEqual([[damaged], [damaged]]));
  });

  test('fails as the sync failed where nothing is installed', async () => {
    const { keeper, onAttempt } = keeperOf({ sync: () => Promise.reject(damaged) });
    await expect(keeper.ready()).rejects.toBe(damaged);
    expect(onAttempt.mock.calls).toEqual([[damaged]]);
  });

  test('is done with syncing once that succeeded', async () => {
    const { keeper, synced } = keeperOf({ sync: () => install('19.1') });
    await keeper.ready();
    await keeper.ready();
    expect(synced).toHaveBeenCalledTimes(1);
  });

  test('fails as the database failed that cannot tell what is installed', async () => {
    await install('18.1');
    vi.spyOn(db.meta, 'get').mockRejectedValue(new DOMException('damaged', 'UnknownError'));
    const { keeper } = keeperOf({ sync: () => undefined });
    await expect(keeper.ready()).rejects.toMatchObject({ code: 'storage' });
  });
});
