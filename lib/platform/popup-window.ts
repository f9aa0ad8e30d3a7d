import { browser } from 'wxt/browser';
import { handQuery, withdrawQuery } from './handed-query';

/** Size of the window that stands in for the popup: its content and the window's own frame. */
const WINDOW = { width: 440, height: 640 } as const;
/** In UTF-16 units. What is longer stays handed over. */
const LONGEST_IN_ADDRESS = 2000;

/**
 * Opens the toolbar's popup with a query in it; where the browser does not (no window has the focus, the button is
 * hidden), a small window of the same page. Never a tab: the reader's strip is theirs.
 *
 * Call it within the click that asks for it, and before anything is awaited: Firefox opens popups only then.
 */
export async function lookUpInPopup(query: string): Promise<void> {
  const handed = handQuery(query);
  try {
    await browser.action.openPopup();
    await handed;
  } catch (refused) {
    console.warn('The toolbar popup did not open; a window takes its place.', refused);
    await handed;
    const page = browser.runtime.getURL('/popup.html');
    if (query.length > LONGEST_IN_ADDRESS) return openWindow(page);
    await withdrawQuery();
    await openWindow(`${page}?q=${encodeURIComponent(query)}`);
  }
}

/** Whether this page is the toolbar's popup or the window in its place. One that stands in a tab waits for nothing. */
export async function isPopup(): Promise<boolean> {
  const tab = await browser.tabs.getCurrent();
  return !tab || (await browser.windows.get(tab.windowId)).type === 'popup';
}

async function openWindow(url: string): Promise<void> {
  await browser.windows.create({ url, type: 'popup', ...WINDOW });
}
