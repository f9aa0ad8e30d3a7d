import { browser } from 'wxt/browser';
import type { MessageName, RequestOf, ResponseOf } from './protocol';
import type { Reply } from './request';

/**
 * Asks the worker, for the scanner: it has nowhere to show what went wrong, so it gets null then and the console is
 * told. `request` has the words; they would cost every page a tenth of the scanner's size.
 */
export async function ask<N extends MessageName>(name: N, body: RequestOf<N>): Promise<ResponseOf<N> | null> {
  // Where the extension was updated under the page, the call throws before there is a promise.
  const reply: Reply | undefined = await (async () => browser.runtime.sendMessage({ name, body }))().catch(
    thrown => thrown,
  );
  if (reply?.ok) return reply.value as ResponseOf<N>;
  console.warn(reply);
  return null;
}
