import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetLookup, noteLookup, recentLookups } from '../../lib/platform/recent-lookups';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

beforeEach(() => fakeBrowser.reset());

const ids = async () => (await recentLookups()).map(({ id }) => id);

test('the newest comes first, each once, with how often', async () => {
  await noteLookup('technique', 'T1059');
  await noteLookup('actor', 'G0016');
  expect(await noteLookup('technique', 'T1059')).toEqual([
    { kind: 'technique', id: 'T1059', times: 2 },
    { kind: 'actor', id: 'G0016', times: 1 },
  ]);
  expect(await ids()).toEqual(['T1059', 'G0016']);
});

test('the oldest make room', async () => {
  for (let number = 1000; number < 1040; number++) await noteLookup('technique', `T${number}`);
  const kept = await ids();
  expect(kept).toHaveLength(24);
  expect(kept[0]).toBe('T1039');
});

test('one is forgotten, or all, which leaves nothing in the storage', async () => {
  await noteLookup('technique', 'T1059');
  await noteLookup('actor', 'G0016');
  await forgetLookup({ kind: 'technique', id: 'T1059' });
  expect(await ids()).toEqual(['G0016']);
  await forgetLookup();
  expect(await ids()).toEqual([]);
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test('nothing is synced', async () => {
  await noteLookup('technique', 'T1059');
  expect(await fakeBrowser.storage.sync.get()).toEqual({});
});

test.each([
  ['no list', 'T1059'],
  ['an unknown kind', [{ kind: 'spell', id: 'T1059', times: 1 }]],
  ['an id that is too long', [{ kind: 'technique', id: 'T'.repeat(99), times: 1 }]],
  ['no count', [{ kind: 'technique', id: 'T1059' }]],
  ['too many', Array.from({ length: 25 }, () => ({ kind: 'technique', id: 'T1059', times: 1 }))],
])('what is stored as %s counts as none, and is replaced', async (_, stored) => {
  await fakeBrowser.storage.local.set({ 'recent-lookups': stored });
  expect(await recentLookups()).toEqual([]);
  expect(await noteLookup('actor', 'G0016')).toEqual([{ kind: 'actor', id: 'G0016', times: 1 }]);
});
