import { type Browser, browser } from 'wxt/browser';
import { followFrame } from './follow-frame';
import { pageIds } from './page';
import { lastSyncFailure } from './sync-failure';

/** More is not counted: three characters fit on the icon. */
const MOST = 99;
/** Neutral: the number is no alarm. 4.8:1 under white. */
const COLOUR = '#5b6b73';
const TEXT_COLOUR = '#ffffff';

/** Frames that load together tell one after the other. */
const SETTLE_MS = 200;

const latest = new Map<number, symbol>();

/**
 * Shows on the toolbar icon how many objects the tab mentions. A failed sync stays in sight, on every tab.
 * The browser takes it away when the tab goes to another page; nothing is kept that a killed worker would miss.
 */
export async function showCount(tabId: number): Promise<void> {
  const turn = Symbol('the latest question about a tab has the word');
  latest.set(tabId, turn);
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  if (latest.get(tabId) !== turn) return;
  const [byFrame, failure] = await Promise.all([pageIds(tabId), lastSyncFailure()]);
  for (const frameId of byFrame.keys()) follow(tabId, frameId);
  const { size } = new Set([...byFrame.values()].flat());
  if (latest.get(tabId) !== turn) return;
  latest.delete(tabId);
  const words = size === 0 ? '' : `${size} ATT&CK ${size === 1 ? 'object' : 'objects'} on this page`;
  const title = [words, failure?.message ?? ''].filter(Boolean).join('. ');
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: failure ? '!' : badgeText(size) }),
    browser.action.setTitle({ tabId, title: title ? `Tidbit: ${title}` : 'Tidbit' }),
    ...(failure
      ? []
      : [
          browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
          browser.action.setBadgeTextColor({ tabId, color: TEXT_COLOUR }),
        ]),
  ]);
}

/** By tab and frame: ports to frames within pages. */
const frames = new Map<string, Browser.runtime.Port>();

/**
 * Counts anew when a frame goes. Every frame that was counted is followed, not only one that told of itself: it may be
 * counted before it tells, and go before it does. A worker that was killed meanwhile hears of its going only if the
 * frame can still tell itself.
 */
function follow(tabId: number, frameId: number): void {
  const key = `${tabId} ${frameId}`;
  // The browser itself clears the icon when the page goes.
  if (frameId === 0 || frames.has(key)) return;
  const onGone = () => {
    if (frames.get(key) !== port) return;
    frames.delete(key);
    showCount(tabId).catch(error => console.warn(`Tab ${tabId} is left alone:`, error));
  };
  const port = followFrame({ tabId, frameId }, () => undefined, onGone);
  frames.set(key, port);
}

/** As `showCount`, for a frame of the tab that has told of a change. */
export async function showCountOf(tabId: number, frameId: number): Promise<void> {
  // It may be another document than before, or one that is back from the back/forward cache: an old port is deaf to it.
  const key = `${tabId} ${frameId}`;
  frames.get(key)?.disconnect();
  frames.delete(key);
  await showCount(tabId);
}

/** As much of a number as fits on the icon; nothing for none. */
export function badgeText(count: number): string {
  if (count === 0) return '';
  return count > MOST ? `${MOST}+` : String(count);
}

/**
 * Brings the icon in step on every tab that shows something of its own, for a sync that failed or is well again.
 * Such a tab would hide what the icon shows on the others.
 */
export async function showCounts(): Promise<void> {
  const general = await browser.action.getTitle({});
  for (const { id: tabId } of await browser.tabs.query({ discarded: false })) {
    if (tabId === undefined || (await browser.action.getTitle({ tabId })) === general) continue;
    await showCount(tabId).catch(error => console.warn(`Tab ${tabId} is left alone:`, error));
  }
}
