import { browser } from 'wxt/browser';
import { AppError, type ErrorCode } from '../attack/app-error';
import type { MessageName, RequestOf, ResponseOf } from './protocol';

/** How one answer travels: errors do not survive `sendMessage`, so they go as data. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: ErrorCode; message: string };

const GONE = 'Tidbit was updated or switched off while this page was open. Reload the page to use it again.';

/**
 * Asks the worker. Rejects with an `AppError`: the worker's own, or `no-answer` where there is no worker to ask,
 * because the extension was updated under the page.
 */
export async function request<N extends MessageName>(name: N, body: RequestOf<N>): Promise<ResponseOf<N>> {
  const reply = await send({ name, body });
  if (!reply) throw new AppError('no-answer', GONE);
  if (!reply.ok) throw new AppError(reply.code, reply.message);
  return reply.value as ResponseOf<N>;
}

async function send(message: { name: MessageName; body: unknown }): Promise<Reply | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (thrown) {
    throw new AppError('no-answer', GONE, { cause: thrown });
  }
}
