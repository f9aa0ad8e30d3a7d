import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { injectIntoOpenTabs } from '../../lib/platform/open-tabs';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

type Injection = { target: { tabId?: number; allFrames?: boolean }; files?: string[] };

let injected: [tab: number | undefined, files: string[] | undefined][];
/** The tab that refuses; none has a negative id. */
let refusing: number;
let content_scripts: { matches: string[]; js?: string[]; css?: string[] }[] | undefined;

async function inject({ target, files }: Injection) {
  if (target.tabId === refusing) throw new Error('Cannot access contents of the page');
  injected.push([target.tabId, files]);
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  injected = [];
  refusing = -1;
  content_scripts = [{ matches: ['<all_urls>'], js: ['content-scripts/scanner.js'], css: ['assets/mention.css'] }];
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockImplementation(() => ({
    manifest_version: 3,
    name: 'Tidbit',
    version: '1',
    ...(content_scripts && { content_scripts }),
  }));
  vi.spyOn(fakeBrowser.scripting, 'insertCSS').mockImplementation(inject);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(async injection => {
    await inject(injection as Injection);
    return [];
  });
});

const tabs = (...ids: (number | undefined)[]) =>
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue(ids.map(id => ({ id })) as never);

test('every open page gets the style and the script of the manifest, in all its frames', async () => {
  tabs(1, 2);
  await injectIntoOpenTabs();
  expect(injected).toEqual([
    [1, ['assets/mention.css']],
    [1, ['content-scripts/scanner.js']],
    [2, ['assets/mention.css']],
    [2, ['content-scripts/scanner.js']],
  ]);
  for (const call of [fakeBrowser.scripting.insertCSS, fakeBrowser.scripting.executeScript]) {
    expect(vi.mocked(call).mock.calls.every(([{ target }]) => target.allFrames)).toBe(true);
  }
});

test('only loaded pages that content scripts are for are looked at', async () => {
  const query = tabs();
  await injectIntoOpenTabs();
  expect(query.mock.calls).toEqual([[{ url: ['http://*/*', 'https://*/*', 'file:///*'], discarded: false }]]);
  expect(injected).toEqual([]);
});

test('a page that refuses is passed over, with a warning; the next one is not', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  tabs(1, 2, 3);
  refusing = 2;
  await injectIntoOpenTabs();
  expect(new Set(injected.map(([tab]) => tab))).toEqual(new Set([1, 3]));
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('Tab 2'), expect.any(Error));
});

test('a page that refuses the style still gets the script', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.mocked(fakeBrowser.scripting.insertCSS).mockRejectedValue(new Error('no'));
  tabs(1);
  await injectIntoOpenTabs();
  expect(injected).toEqual([[1, ['content-scripts/scanner.js']]]);
});

test('a tab without an id is none of ours', async () => {
  tabs(undefined, 2);
  await injectIntoOpenTabs();
  expect(new Set(injected.map(([tab]) => tab))).toEqual(new Set([2]));
});

test('each script of the manifest is injected with what it has', async () => {
  content_scripts = [
    { matches: [], css: ['a.css', 'b.css'] },
    { matches: [], js: ['c.js'] },
    { matches: [], js: [], css: [] },
  ];
  tabs(1);
  await injectIntoOpenTabs();
  expect(injected).toEqual([
    [1, ['a.css', 'b.css']],
    [1, ['c.js']],
  ]);
});

test('a manifest without scripts has nothing to inject', async () => {
  content_scripts = undefined;
  tabs(1);
  await injectIntoOpenTabs();
  expect(injected).toEqual([]);
});
