import { browser } from 'wxt/browser';

/**
 * Puts the manifest's content scripts into the tabs that were open before the installation: browsers do that only
 * for pages loaded later, and the reader who has twenty reports open wants them marked now.
 * Pages that refuse (the browser's own, the store) are passed over.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file:///*'], discarded: false });
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  for (const { id: tabId } of tabs) {
    if (tabId === undefined) continue;
    const target = { tabId, allFrames: true };
    for (const { js = [], css = [] } of scripts) {
      const injections = [
        ...(css.length > 0 ? [browser.scripting.insertCSS({ target, files: css })] : []),
        ...(js.length > 0 ? [browser.scripting.executeScript({ target, files: js as [] })] : []),
      ];
      for (const result of await Promise.allSettled(injections)) {
        if (result.status === 'rejected') console.warn(`Tab ${tabId} is left alone:`, result.reason);
      }
    }
  }
}
