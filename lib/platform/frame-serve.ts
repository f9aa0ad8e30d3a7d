import { type Browser, browser } from 'wxt/browser';
import { toAppError } from '../attack/app-error';
import { FOLLOW } from './frame-names';
import type { FrameAnswer, FrameMessage, FrameRequest } from './frame-protocol';
import type { Reply } from './request';

/** One handler per message of the frame protocol. */
export type FrameHandlers = { [N in FrameMessage]: (body: FrameRequest<N>) => Promise<FrameAnswer<N>> };

type Slot<T> = Record<symbol, T | undefined>;

/**
 * The one `T` of this frame, however often the script that makes it is injected. Content scripts of one frame share
 * their globals, which the page cannot see.
 */
export function oncePerFrame<T>(name: string, make: () => T): T {
  const slot = globalThis as Slot<T>;
  const key = Symbol.for(name);
  slot[key] ??= make();
  return slot[key];
}

/** Answers the frame protocol for as long as the document lives. For content scripts. */
export function serveFrame(handlers: FrameHandlers): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const { name, body } = Object(message) as { name?: unknown; body?: unknown };
    if (typeof name !== 'string' || !Object.hasOwn(handlers, name)) return false;
    void answer(handlers[name as FrameMessage] as (body: unknown) => Promise<unknown>, body).then(sendResponse);
    return true; // keeps the channel open until sendResponse is called
  });
}

async function answer(handle: (body: unknown) => Promise<unknown>, body: unknown): Promise<Reply> {
  try {
    return { ok: true, value: await handle(body) };
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    return { ok: false, code, message };
  }
}

/** Keeps the extension pages that follow this tab, and gives the way to tell them of a change. */
export function keepFollowers(): () => void {
  const followers = new Set<Browser.runtime.Port>();
  browser.runtime.onConnect.addListener(port => {
    if (port.name !== FOLLOW) return;
    followers.add(port);
    port.onDisconnect.addListener(() => followers.delete(port));
  });
  // Ports do not survive the back/forward cache; who follows connects again when this frame says that it is back.
  addEventListener('pagehide', () => followers.clear());
  return () => {
    for (const port of followers) port.postMessage(null);
  };
}
