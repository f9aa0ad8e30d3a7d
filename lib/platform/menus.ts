import { type Browser, browser } from 'wxt/browser';

const LOOK_UP = 'look-up';

/** Adds "Look up in Tidbit" to the menus of a selection and of a link. Once per installation and update: they stay. */
export async function createMenus(): Promise<void> {
  // Those of the version before would be in the way.
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: LOOK_UP, title: 'Look up in Tidbit', contexts: ['selection', 'link'] }, () => {
    if (browser.runtime.lastError) console.error(browser.runtime.lastError);
  });
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
