import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../lib/attack/app-error';
import { injectCard, openWorkspace } from '../../lib/platform/pages';
import type { Sender } from '../../lib/platform/serve';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const tab = { id: 7, index: 4, windowId: 2 } as NonNullable<Sender['tab']>;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('injectCard', () => {
  test.each([0, 3])('injects the card into frame %i of the tab that asks, and nowhere else', async frameId => {
    const execute = vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([]);
    expect(await injectCard({ tab, frameId })).toBeNull();
    expect(execute.mock.calls).toEqual([
      [
        {
          target: { tabId: 7, frameIds: [frameId] },
          files: ['/content-scripts/card.js', '/content-scripts/page.js'],
          injectImmediately: true,
        },
      ],
    ]);
  });

  const { id: _id, ...idless } = tab;
  test.each<[string, Sender]>([
    ['an extension page', {}],
    ['a tab without a frame', { tab }],
    ['a frame without a tab', { frameId: 0 }],
    ['a tab without an id', { tab: idless as typeof tab, frameId: 0 }],
  ])('refuses %s', async (_, sender) => {
    const execute = vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([]);
    const injected = injectCard(sender);
    await expect(injected).rejects.toBeInstanceOf(AppError);
    await expect(injected).rejects.toMatchObject({ code: 'bad-message' });
    expect(execute).not.toHaveBeenCalled();
  });
});

describe('openWorkspace', () => {
  const page = fakeBrowser.runtime.getURL('/workspace.html');

  test.each([
    ['a technique', 'T1204', `${page}#/T1204`],
    ['a sub-technique', 'T1204.002', `${page}#/T1204.002`],
    ['its first page', null, page],
  ])('opens on %s', async (_, id, url) => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    expect(await openWorkspace(id)).toBeNull();
    expect(create.mock.calls).toEqual([[{ url }]]);
  });

  test('opens to the right of the tab that asks, in its window', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await openWorkspace('T1204', tab);
    expect(create.mock.calls).toEqual([[{ url: `${page}#/T1204`, index: 5, windowId: 2 }]]);
  });
});
