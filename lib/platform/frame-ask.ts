import { browser } from 'wxt/browser';
import { z } from 'zod';
import { AppError } from '../attack/app-error';
import { PAGE_SCRIPT, SERVED } from './frame-names';
import { type FrameAnswer, type FrameMessage, type FrameRequest, frameAnswers } from './frame-protocol';

const replySchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), message: z.string().max(1000) }),
]);

/**
 * Asks a frame of a tab. Throws `AppError`: `unexpected` if it failed, `no-answer` if it is gone, `bad-message` if what it says
 * is no answer.
 */
export async function askFrame<N extends FrameMessage>(
  { tabId, frameId }: { tabId: number; frameId: number },
  name: N,
  body: FrameRequest<N>,
): Promise<FrameAnswer<N>> {
  const answered: unknown = await browser.tabs
    .sendMessage(tabId, { name, body }, { frameId })
    .catch((thrown: unknown) => {
      throw new AppError('no-answer', 'The page has changed meanwhile. Try again.', { cause: thrown });
    });
  const reply = replySchema.safeParse(answered);
  if (!reply.success) throw new AppError('bad-message', `Malformed reply to ${name}`, { cause: reply.error });
  if (!reply.data.ok) throw new AppError('unexpected', reply.data.message);
  const value = frameAnswers[name].safeParse(reply.data.value);
  if (!value.success) throw new AppError('bad-message', `Malformed answer to ${name}`, { cause: value.error });
  return value.data as FrameAnswer<N>;
}

/**
 * The frames of a tab that answer, the page itself first and the others as they were made: those with a mention, and
 * with `isEvery` all that the browser lets in. Throws `AppError` where it lets no extension in: its own pages, the
 * store, other extensions.
 */
export async function framesOf(tabId: number, isEvery = false): Promise<number[]> {
  const target = { tabId, allFrames: true };
  try {
    if (isEvery) await browser.scripting.executeScript({ target, files: [PAGE_SCRIPT], injectImmediately: true });
    const found = await browser.scripting.executeScript({
      target,
      func: (served: string) => Symbol.for(served) in globalThis,
      args: [SERVED],
      injectImmediately: true,
    });
    return found
      .filter(({ result }) => result === true)
      .map(({ frameId }) => frameId)
      .sort((a, b) => a - b);
  } catch (thrown) {
    throw new AppError('no-answer', 'The browser lets no extension read this page.', { cause: thrown });
  }
}
