import { type Browser, browser } from 'wxt/browser';

/** The tab that a panel speaks of. */
export interface ShownTab {
  id: number;
  url: string;
  title: string;
}

/**
 * Calls `onTab` with the tab that a panel speaks of, now and whenever it becomes another or goes to another page: the
 * active tab of the panel's window. Where the panel itself is opened in a tab, that is never the one: it speaks of the
 * tab that was active before. `pinned` makes it a fixed tab. Null where there is none. Ends with `signal`.
 */
export function followActiveTab(
  onTab: (tab: ShownTab | null) => void,
  pinned: number | null,
  signal: AbortSignal,
): void {
  let shown: number | null = pinned;
  let turn = 0;
  const own = browser.tabs.getCurrent().catch(() => undefined);

  const look = async () => {
    const mine = ++turn;
    const ownTab = await own;
    const found =
      pinned === null ? await activeTab(ownTab, shown) : await browser.tabs.get(pinned).catch(() => undefined);
    if (mine !== turn || signal.aborted) return;
    shown = found?.id ?? null;
    onTab(found?.id === undefined ? null : { id: found.id, url: found.url ?? '', title: found.title ?? '' });
  };
  const again = () => void look().catch(error => console.error(error));
  const onUpdated = (id: number, change: Browser.tabs.OnUpdatedInfo) => {
    if (id === shown && (change.url !== undefined || change.title !== undefined || change.status === 'complete'))
      again();
  };

  browser.tabs.onActivated.addListener(again);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(again);
  browser.tabs.onReplaced.addListener(again);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(again);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(again);
    browser.tabs.onReplaced.removeListener(again);
  });
  again();
}

async function activeTab(
  own: Browser.tabs.Tab | undefined,
  shown: number | null,
): Promise<Browser.tabs.Tab | undefined> {
  const tabs = await browser.tabs.query({ currentWindow: true });
  const active = tabs.find(tab => tab.active);
  if (active?.id !== own?.id) return active;
  const others = tabs.filter(({ id }) => id !== own?.id);
  const before = others.find(({ id }) => id === shown);
  return before ?? others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}
