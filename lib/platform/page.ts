import { browser } from 'wxt/browser';
import { AppError } from '../attack/app-error';
import { withoutTextFragment } from '../attack/text-fragment';
import type { Capture } from '../page/capture';
import type { FrameObject } from '../page/inventory';
import type { Quote } from '../page/quote';
import { askFrame, framesOf } from './frame-ask';
import type { FrameAnswer, FrameMessage, FrameRequest } from './frame-protocol';

/** A quote and the page it is from, as the browser names them: what the page says of itself is not asked. */
export interface PageCapture extends Capture {
  /** Title of the tab. */
  readonly pageTitle: string;
  /** Address of the tab, without a text fragment. The quote's own address is another where it is in a frame. */
  readonly pageUrl: string;
}

/**
 * The objects that the frames of a tab mention, by first mention, frame by frame. Empty where there is none; throws
 * `AppError` where the browser lets no extension in.
 */
export async function pageObjects(tabId: number): Promise<FrameObject[]> {
  const merged = new Map<string, FrameObject>();
  for (const { answer } of await askFrames(tabId, 'page.objects', {})) {
    for (const object of answer) {
      const before = merged.get(object.id);
      merged.set(object.id, before ? { ...before, count: before.count + object.count } : object);
    }
  }
  return [...merged.values()];
}

/** The ids that each frame of a tab mentions, by frame. A frame without a mention is not among them. */
export async function pageIds(tabId: number): Promise<Map<number, string[]>> {
  return new Map((await askFrames(tabId, 'page.ids', {})).map(({ frameId, answer }) => [frameId, answer]));
}

/** Scrolls to the n-th mention (from 0) of an object in a tab. False where it is not there any more, or not to be seen. */
export async function revealMention(tabId: number, id: string, n: number): Promise<boolean> {
  return (await askNth(tabId, 'mention.reveal', id, n))?.isFound ?? false;
}

/** The sentence of the n-th mention (from 0) of an object in a tab; null where it is not there any more. */
export async function captureMention(tabId: number, id: string, n: number): Promise<PageCapture | null> {
  const answer = await askNth(tabId, 'evidence.mention', id, n);
  return answer?.capture ? withPage(tabId, answer.capture) : null;
}

/**
 * What is selected in a tab, in `frameId` if given (a context menu knows it), else in the frame that has the focus.
 * Null where nothing is.
 */
export async function captureSelection(tabId: number, frameId?: number): Promise<PageCapture | null> {
  const answers = (await askFrames(tabId, 'evidence.selection', {}, true)).filter(
    frame => frame.answer.capture && (frameId === undefined || frame.frameId === frameId),
  );
  // The page has the focus too where a frame in it has.
  const chosen = answers.findLast(({ answer }) => answer.isFocused) ?? answers[0];
  return chosen?.answer.capture ? withPage(tabId, chosen.answer.capture) : null;
}

/** Marks quotes in a tab, in the place of those marked before, and tells for each whether it was found. */
export async function showEvidence(tabId: number, quotes: Quote[]): Promise<boolean[]> {
  const answers = await askFrames(tabId, 'evidence.show', { quotes: quotes.map(bare) }, true);
  return quotes.map((_, i) => answers.some(({ answer }) => answer[i] === true));
}

/** Scrolls to a quote in a tab and marks it for a moment; false where it is not found. */
export async function revealEvidence(tabId: number, quote: Quote): Promise<boolean> {
  for (const frameId of await framesOf(tabId, true)) {
    if (await askFrame({ tabId, frameId }, 'evidence.reveal', { quote: bare(quote) })) return true;
  }
  return false;
}

// Nothing else of a note goes into a page's process (DESIGN decision 6).
function bare({ quote, prefix, suffix }: Quote): Quote {
  return { quote, prefix, suffix };
}

/** What the frames of a tab answer, in their order. One that goes away meanwhile is left out. */
async function askFrames<N extends FrameMessage>(
  tabId: number,
  name: N,
  body: FrameRequest<N>,
  isEvery = false,
): Promise<{ frameId: number; answer: FrameAnswer<N> }[]> {
  const frames = await framesOf(tabId, isEvery);
  const asked = frames.map(async frameId => ({ frameId, answer: await askFrame({ tabId, frameId }, name, body) }));
  const answered = await Promise.allSettled(asked);
  return answered.flatMap(result => {
    if (result.status === 'fulfilled') return [result.value];
    if (result.reason instanceof AppError && result.reason.code === 'no-answer') return [];
    throw result.reason;
  });
}

/** Counts through the frames to the n-th mention, and gives the answer of the frame that it is in. */
async function askNth<N extends 'mention.reveal' | 'evidence.mention'>(tabId: number, name: N, id: string, n: number) {
  let left = n;
  for (const frameId of await framesOf(tabId)) {
    const answer: FrameAnswer<N> = await askFrame({ tabId, frameId }, name, { id, n: left } as FrameRequest<N>);
    if (left < answer.count) return answer;
    left -= answer.count;
  }
  return null;
}

async function withPage(tabId: number, capture: Capture): Promise<PageCapture> {
  const { title = '', url = '' } = await browser.tabs.get(tabId);
  return { ...capture, pageTitle: title, pageUrl: withoutTextFragment(url) };
}
