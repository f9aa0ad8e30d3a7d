import { type Browser, browser } from 'wxt/browser';
import { AppError } from '../attack/app-error';
import { PAGE_SCRIPT } from './frame-names';
import type { Sender } from './serve';

/** Injects the card script, and the one that tells of the page, into the frame that a message came from. Throws `AppError` if it came from no frame. */
export async function injectCard({ tab, frameId }: Sender): Promise<null> {
  if (tab?.id === undefined || frameId === undefined) throw new AppError('bad-message', 'No frame asks for a card');
  await browser.scripting.executeScript({
    target: { tabId: tab.id, frameIds: [frameId] },
    files: ['/content-scripts/card.js', PAGE_SCRIPT],
    injectImmediately: true,
  });
  return null;
}

/** Opens the workspace on a technique, or on its first page, in a tab beside `tab`. */
export async function openWorkspace(id: string | null, tab?: Browser.tabs.Tab): Promise<null> {
  const url = browser.runtime.getURL('/workspace.html') + (id === null ? '' : `#/${id}`);
  await browser.tabs.create({ url, ...(tab && { index: tab.index + 1, windowId: tab.windowId }) });
  return null;
}
