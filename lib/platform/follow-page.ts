import { type Browser, browser } from 'wxt/browser';
import { followFrame } from './follow-frame';
import { framesOf } from './frame-ask';
import type { MessageName } from './protocol';

/** Frames tell of changes on their own time; what several tell at once is one change of the page. */
const TOGETHER_MS = 100;
const CHANGED: MessageName = 'page.changed';

/**
 * Calls `onChange` whenever what a tab mentions may have changed, until `signal` is aborted: mentions come and go,
 * frames too, the tab goes to another page. For extension pages; ask `pageObjects` then.
 */
export function followPage(tabId: number, onChange: () => void, signal: AbortSignal): void {
  const ports = new Map<number, Browser.runtime.Port>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, TOGETHER_MS);
  };
  const connect = (frameId: number) => {
    ports.get(frameId)?.disconnect();
    ports.set(frameId, followFrame({ tabId, frameId }, changed, changed));
  };
  const onMessage = (message: unknown, { tab, frameId }: Browser.runtime.MessageSender) => {
    if (tab?.id !== tabId || (message as { name?: unknown } | null)?.name !== CHANGED) return;
    // The frame may be new, or back from the back/forward cache: a port of before does not reach it.
    if (frameId !== undefined) connect(frameId);
    changed();
  };
  const onUpdated = (updated: number, { status, url }: Browser.tabs.OnUpdatedInfo) => {
    if (updated === tabId && (status !== undefined || url !== undefined)) changed();
  };

  browser.runtime.onMessage.addListener(onMessage);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(onMessage);
    browser.tabs.onUpdated.removeListener(onUpdated);
    for (const port of ports.values()) port.disconnect();
    clearTimeout(timer);
  });
  // A page that lets no extension in has no frames to follow; the tab may go on to one that does.
  framesOf(tabId).then(
    frames => signal.aborted || frames.forEach(connect),
    error => console.warn(`Tab ${tabId} is not followed yet:`, error),
  );
}
