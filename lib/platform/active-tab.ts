import { browser } from 'wxt/browser';

/**
 * Id of the tab that the reader has in front, in the window used last; null where there is none. For a page that is
 * shown over it: a window of such a page does not count.
 */
export async function activeTab(): Promise<number | null> {
  const { tabs = [] } = await browser.windows.getLastFocused({ populate: true, windowTypes: ['normal'] });
  return tabs.find(({ active }) => active)?.id ?? null;
}
