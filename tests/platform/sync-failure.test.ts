import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../lib/attack/app-error';
import { lastSyncFailure, noteSyncAttempt, RETRY_ALARM } from '../../lib/platform/sync-failure';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const full = new AppError('storage', 'The disk is full. Free some space.');
const damaged = new AppError('bad-pack', 'A file is damaged. Reinstall the extension.');
const now = new Date('2026-03-04T05:06:07.000Z');

const badge = () => fakeBrowser.action.getBadgeText({});
const title = () => fakeBrowser.action.getTitle({});

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('nothing is known before the first attempt', async () => {
  expect(await lastSyncFailure()).toBeNull();
});

test('a failure is kept with its time, and shown on the icon', async () => {
  await noteSyncAttempt(full, now);
  expect(await lastSyncFailure()).toEqual({
    code: 'storage',
    message: 'The disk is full. Free some space.',
    at: '2026-03-04T05:06:07.000Z',
    attempts: 1,
  });
  expect(await badge()).toBe('!');
  expect(await title()).toBe('Tidbit: The disk is full. Free some space.');
});

test('attempts are counted, and tried again after 1, 5, 30 and 30 minutes', async () => {
  const create = vi.spyOn(fakeBrowser.alarms, 'create');
  const counts: (number | undefined)[] = [];
  for (let attempt = 1; attempt <= 5; attempt++) {
    await noteSyncAttempt(full, now);
    counts.push((await lastSyncFailure())?.attempts);
  }
  expect(counts).toEqual([1, 2, 3, 4, 5]);
  expect(create.mock.calls).toEqual([1, 5, 30, 30, 30].map(delayInMinutes => [RETRY_ALARM, { delayInMinutes }]));
});

test('the latest failure is the one that is shown', async () => {
  await noteSyncAttempt(full, now);
  const later = new Date('2026-03-04T05:07:07.000Z');
  await noteSyncAttempt(damaged, later);
  expect(await lastSyncFailure()).toEqual({
    code: 'bad-pack',
    message: damaged.message,
    at: later.toISOString(),
    attempts: 2,
  });
  expect(await title()).toContain('Reinstall');
});

test('success forgets the failure, its alarm and the badge', async () => {
  await noteSyncAttempt(full, now);
  expect(await fakeBrowser.alarms.get(RETRY_ALARM)).toBeDefined();
  await noteSyncAttempt(null, now);
  expect(await lastSyncFailure()).toBeNull();
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(await fakeBrowser.alarms.get(RETRY_ALARM)).toBeUndefined();
  expect(await badge()).toBe('');
  expect(await title()).toBe('Tidbit');
});

test('success clears what cannot be read', async () => {
  await fakeBrowser.storage.local.set({ 'sync-failure': 'of an older version' });
  expect(await lastSyncFailure()).toBeNull();
  await noteSyncAttempt(null, now);
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test('counting starts anew after a success', async () => {
  await noteSyncAttempt(full, now);
  await noteSyncAttempt(full, now);
  await noteSyncAttempt(null, now);
  await noteSyncAttempt(full, now);
  expect(await lastSyncFailure()).toMatchObject({ attempts: 1 });
});

test('success after success touches nothing', async () => {
  const touched = [
    vi.spyOn(fakeBrowser.storage.local, 'set'),
    vi.spyOn(fakeBrowser.storage.local, 'remove'),
    vi.spyOn(fakeBrowser.alarms, 'create'),
    vi.spyOn(fakeBrowser.alarms, 'clear'),
    vi.spyOn(fakeBrowser.action, 'setBadgeText'),
    vi.spyOn(fakeBrowser.action, 'setTitle'),
  ];
  await noteSyncAttempt(null, now);
  for (const call of touched) expect(call).not.toHaveBeenCalled();
});

test.each([
  ['another shape', { code: 'storage' }],
  ['a time that is none', { code: 'storage', message: 'x', at: 'yesterday', attempts: 1 }],
  ['half an attempt', { code: 'storage', message: 'x', at: now.toISOString(), attempts: 1.5 }],
  ['no object', 'storage'],
])('a stored failure of %s counts as none', async (_, stored) => {
  await noteSyncAttempt(full, now);
  const [key = ''] = Object.keys(await fakeBrowser.storage.local.get());
  await fakeBrowser.storage.local.set({ [key]: stored });
  expect(await lastSyncFailure()).toBeNull();
  await noteSyncAttempt(full, now);
  expect(await lastSyncFailure()).toMatchObject({ attempts: 1 });
});
