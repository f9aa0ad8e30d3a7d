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

/** Longer than a worker takes to start and answer, shorter than a reader waits. */
const PATIENCE_MS = 1500;

/**
 * `request` for what changes nothing: asks again where no answer has come by then, and takes whichever comes. A message
 * to a worker that is being stopped may be lost, of which its sender is told half a minute later: a card that was opened
 * just then took 30.7 s, once in a run of the bench and never in 450 that were to show it.
 */
export async function requestView<N extends 'technique.view' | 'object.view'>(
  name: N,
  body: RequestOf<N>,
): Promise<ResponseOf<N>> {
  const first = request(name, body);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(true), PATIENCE_MS);
  });
  try {
    if (!(await Promise.race([isLate, first.then(() => false)]))) return await first;
  } finally {
    clearTimeout(timer);
  }
  const second = request(name, body);
  return Promise.any([first, second]).catch(() => second);
}

async function send(message: { name: MessageName; body: unknown }): Promise<Reply | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (thrown) {
    throw new AppError('no-answer', GONE, { cause: thrown });
  }
}
