import { type Browser, browser } from 'wxt/browser';

const LOOK_UP = 'look-up';

/** An entry of the menus that the browser opens on a page. */
export type MenuEntry = Pick<Browser.contextMenus.CreateProperties, 'title' | 'contexts'> & { id: string };

/** "Look up in Tidbit", on a selection and on a link. */
export const LOOK_UP_MENU: MenuEntry = { id: LOOK_UP, title: 'Look up in Tidbit', contexts: ['selection', 'link'] };

/** Adds entries to the menus of pages. Once per installation and update: they stay. */
export async function createMenus(entries: readonly MenuEntry[]): Promise<void> {
  // Those of the version before would be in the way.
  await browser.contextMenus.removeAll();
  for (const entry of entries) {
    browser.contextMenus.create(entry, () => {
      if (browser.runtime.lastError) console.error(browser.runtime.lastError);
    });
  }
}

/**
 * Tells what was chosen to be looked up: the selection, or the address of the link. `lookUp` is called within the
 * click, for Firefox opens the popup only there.
 */
export function onMenuLookUp(lookUp: (query: string, tab: Browser.tabs.Tab | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, linkUrl }, tab) => {
    const query = (selectionText?.trim() || linkUrl) ?? '';
    if (menuItemId === LOOK_UP && query !== '') lookUp(query, tab);
  });
}
