import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeText, showCount, showCountOf, showCounts } from '../../lib/platform/badge';
import { followFrame } from '../../lib/platform/follow-frame';
import { pageIds } from '../../lib/platform/page';
import { lastSyncFailure } from '../../lib/platform/sync-failure';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));
vi.mock('../../lib/platform/page', () => ({ pageIds: vi.fn() }));
vi.mock('../../lib/platform/follow-frame', () => ({ followFrame: vi.fn() }));
vi.mock('../../lib/platform/sync-failure', () => ({ lastSyncFailure: vi.fn() }));

const FAILURE = { code: 'storage', message: 'The disk is full.', at: '2026-11-24T08:00:00Z', attempts: 1 };

/** What the icon shows, by tab; the title of `undefined` is that of all others. */
let texts: Map<number | undefined, string>;
let titles: Map<number | undefined, string>;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  texts = new Map();
  titles = new Map([[undefined, 'Tidbit']]);
  const { action, tabs } = fakeBrowser;
  vi.spyOn(action, 'setBadgeText').mockImplementation(async ({ tabId, text }) => void texts.set(tabId, text ?? ''));
  vi.spyOn(action, 'setTitle').mockImplementation(async ({ tabId, title }) => void titles.set(tabId, title ?? ''));
  vi.spyOn(action, 'getTitle').mockImplementation(
    async ({ tabId }) => titles.get(tabId) ?? titles.get(undefined) ?? '',
  );
  vi.spyOn(action, 'setBadgeBackgroundColor').mockResolvedValue();
  vi.spyOn(action, 'setBadgeTextColor').mockResolvedValue();
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1 }, { id: 2 }, {}] as never);
  vi.mocked(lastSyncFailure).mockResolvedValue(null);
  vi.mocked(pageIds).mockReset();
  vi.mocked(followFrame)
    .mockReset()
    .mockImplementation(() => ({ disconnect: vi.fn() }) as never);
});

const mentions = (count: number) =>
  vi.mocked(pageIds).mockResolvedValue(new Map([[0, Array.from({ length: count }, (_, i) => String(i))]]));

test.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
  [5800, '99+'],
])('%i is %j', (count, text) => {
  expect(badgeText(count)).toBe(text);
});

test.each([
  [0, '', 'Tidbit'],
  [1, '1', 'Tidbit: 1 ATT&CK object on this page'],
  [120, '99+', 'Tidbit: 120 ATT&CK objects on this page'],
])('%i objects are shown as a number, and told in words', async (count, text, title) => {
  mentions(count);
  await showCount(7);
  expect([texts.get(7), titles.get(7)]).toEqual([text, title]);
});

test('a failed sync is stronger than the number, and the title tells both', async () => {
  mentions(5);
  vi.mocked(lastSyncFailure).mockResolvedValue(FAILURE);
  await showCount(7);
  expect([texts.get(7), titles.get(7)]).toEqual(['!', 'Tidbit: 5 ATT&CK objects on this page. The disk is full.']);
});

test('of several questions about a tab that come together the last is asked', async () => {
  mentions(2);
  await Promise.all([showCount(7), showCount(7), showCount(8)]);
  expect(vi.mocked(pageIds).mock.calls).toEqual([[7], [8]]);
  expect([texts.get(7), texts.get(8)]).toEqual(['2', '2']);
});

test('an older question that is answered late does not win', async () => {
  const answers: ((ids: Map<number, string[]>) => void)[] = [];
  vi.mocked(pageIds).mockImplementation(() => new Promise(resolve => answers.push(resolve)));
  const first = showCount(7);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const second = showCount(7);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.(new Map([[0, ['T1204', 'T1105']]]));
  await second;
  answers[0]?.(new Map([[0, ['T1204']]]));
  await first;
  expect(texts.get(7)).toBe('2');
});

test('tabs that show something of their own hear of a sync that failed or is well again; others are not asked', async () => {
  mentions(3);
  await showCount(1);
  vi.mocked(pageIds).mockClear();
  vi.mocked(lastSyncFailure).mockResolvedValue(FAILURE);
  await showCounts();
  expect(vi.mocked(pageIds).mock.calls).toEqual([[1]]);
  expect([texts.get(1), texts.get(2)]).toEqual(['!', undefined]);
});

test('a tab that cannot be asked does not keep the others from it', async () => {
  titles.set(1, 'Tidbit: 3 ATT&CK objects on this page').set(2, 'Tidbit: 4 ATT&CK objects on this page');
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  vi.mocked(pageIds).mockImplementation(async tabId => {
    if (tabId === 1) throw new Error('no');
    return new Map([[0, ['T1204']]]);
  });
  await showCounts();
  expect(texts.get(2)).toBe('1');
  expect(warn).toHaveBeenCalledOnce();
});

test('an object that several frames mention is one, and a frame that goes is counted anew', async () => {
  vi.mocked(pageIds).mockResolvedValueOnce(
    new Map([
      [0, ['T1204']],
      [5, ['T1204', 'T1105']],
    ]),
  );
  // The page told; its frame, counted with it, has not told yet.
  await showCountOf(20, 0);
  expect(texts.get(20)).toBe('2');
  expect(vi.mocked(followFrame).mock.calls.map(([frame]) => frame)).toEqual([{ tabId: 20, frameId: 5 }]);

  mentions(1);
  vi.mocked(followFrame).mock.calls[0]?.[2]();
  await vi.waitFor(() => expect(texts.get(20)).toBe('1'));
});

test('a frame is followed once, and anew when it tells: it may be another document', async () => {
  vi.mocked(pageIds).mockResolvedValue(new Map([[5, ['T1204']]]));
  await showCount(21);
  await showCount(21);
  expect(followFrame).toHaveBeenCalledOnce();
  await showCountOf(21, 5);
  expect(followFrame).toHaveBeenCalledTimes(2);
  const [before] = vi.mocked(followFrame).mock.results;
  expect(before?.value.disconnect).toHaveBeenCalledOnce();
});
