import { type Browser, browser } from 'wxt/browser';
import { AppError, toAppError } from '../attack/app-error';
import { type MessageName, type RequestOf, type ResponseOf, requestSchemas } from './protocol';
import type { Reply } from './request';

/** Where a message came from: tab and frame, if from a page. */
export type Sender = Browser.runtime.MessageSender;

/** One handler per message: a missing one does not compile. */
export type Handlers = { [N in MessageName]: (body: RequestOf<N>, sender: Sender) => Promise<ResponseOf<N>> };

/** Answers every message of the protocol for as long as the worker lives. */
export function serve(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    void answer(handlers, message, sender).then(sendResponse);
    return true; // keeps the channel open until sendResponse is called
  });
}

/** Parses, dispatches, and turns whatever was thrown into data. Never rejects. */
export async function answer(handlers: Handlers, message: unknown, sender: Sender): Promise<Reply> {
  try {
    const { name, body } = parse(message);
    const handle = handlers[name] as (body: unknown, sender: Sender) => Promise<unknown>;
    return { ok: true, value: await handle(body, sender) };
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    return { ok: false, code, message };
  }
}

function parse(message: unknown): { name: MessageName; body: unknown } {
  const { name, body } = Object(message) as { name?: unknown; body?: unknown };
  if (!isMessageName(name)) throw new AppError('bad-message', `Unknown message ${String(name)}`);
  const parsed = requestSchemas[name].safeParse(body);
  if (!parsed.success) throw new AppError('bad-message', `Malformed ${name}`, { cause: parsed.error });
  return { name, body: parsed.data };
}

function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(requestSchemas, name);
}
