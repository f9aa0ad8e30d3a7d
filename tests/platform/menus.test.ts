import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { EVIDENCE_MENU } from '../../lib/platform/evidence-menu';
import { createMenus, LOOK_UP_MENU, onMenuLookUp } from '../../lib/platform/menus';
import { isPopup, lookUpInPopup } from '../../lib/platform/popup-window';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

type Click = Parameters<Parameters<typeof fakeBrowser.contextMenus.onClicked.addListener>[0]>[0];
let click: (info: Partial<Click>) => void;

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.contextMenus.onClicked.addListener = vi.fn(listener => {
    click = info => listener(info as Click);
  });
});

test('each entry is there once, also after an update', async () => {
  const removeAll = vi.fn(async () => undefined);
  const create = vi.fn(() => 'look-up');
  Object.assign(fakeBrowser.contextMenus, { removeAll, create });
  await createMenus([LOOK_UP_MENU, EVIDENCE_MENU]);
  expect(removeAll).toHaveBeenCalledBefore(create);
  expect(create.mock.calls).toEqual([
    [{ id: 'look-up', title: 'Look up in Tidbit', contexts: ['selection', 'link'] }, expect.any(Function)],
    [{ id: 'keep-evidence', title: 'Keep as evidence', contexts: ['selection'] }, expect.any(Function)],
  ]);
});

test.each<[string, Partial<Click>, string[]]>([
  ['a selection', { selectionText: ' cozy bear ' }, ['cozy bear']],
  ['a link', { linkUrl: 'https://attack.mitre.org/techniques/T1059/' }, ['https://attack.mitre.org/techniques/T1059/']],
  ['a selection in a link', { selectionText: 'T1059', linkUrl: 'https://x.example/' }, ['T1059']],
  ['an empty selection', { selectionText: '  ' }, []],
  ['another entry', { menuItemId: 'other', selectionText: 'T1059' }, []],
])('%s is looked up as what it says', (_, info, expected) => {
  const queries: string[] = [];
  onMenuLookUp(query => queries.push(query));
  click({ menuItemId: 'look-up', ...info });
  expect(queries).toEqual(expected);
});

const popup = fakeBrowser.runtime.getURL('/popup.html');
const handed = async () => (await fakeBrowser.storage.session.get('handed-query'))['handed-query'];

test('the popup opens within the click, and finds the query', async () => {
  const openPopup = vi.fn(async () => undefined);
  Object.assign(fakeBrowser.action, { openPopup });
  const create = vi.spyOn(fakeBrowser.windows, 'create');
  const done = lookUpInPopup('cozy bear');
  expect(openPopup).toHaveBeenCalledOnce();
  await done;
  expect(await handed()).toBe('cozy bear');
  expect(create).not.toHaveBeenCalled();
});

test.each([
  ['with a short query in its address', 'cozy bear & co', `${popup}?q=cozy%20bear%20%26%20co`, undefined],
  ['with a long one handed over', 'x'.repeat(2001), popup, 'x'.repeat(2001)],
])('where the popup does not open, a window does, %s', async (_, query, url, left) => {
  vi.spyOn(console, 'warn').mockReturnValue();
  Object.assign(fakeBrowser.action, { openPopup: vi.fn().mockRejectedValue(new Error('No window has the focus')) });
  const create = vi.spyOn(fakeBrowser.windows, 'create');
  const tabs = vi.spyOn(fakeBrowser.tabs, 'create');
  await lookUpInPopup(query);
  expect(create.mock.calls).toEqual([[{ url, type: 'popup', width: 440, height: 640 }]]);
  expect(tabs).not.toHaveBeenCalled();
  expect(await handed()).toBe(left);
});

test('the popup of a browser that has no such call is replaced too', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  Object.assign(fakeBrowser.action, { openPopup: undefined });
  const create = vi.spyOn(fakeBrowser.windows, 'create');
  await lookUpInPopup('T1059');
  expect(create).toHaveBeenCalledOnce();
});

test.each([
  ['the toolbar popup', undefined, 'normal', true],
  ['a window in its place', { windowId: 7 }, 'popup', true],
  ['a tab', { windowId: 7 }, 'normal', false],
])('%s receives queries: %4$s', async (_, tab, type, expected) => {
  Object.assign(fakeBrowser.tabs, { getCurrent: async () => tab });
  Object.assign(fakeBrowser.windows, { get: async () => ({ type }) });
  expect(await isPopup()).toBe(expected);
});
