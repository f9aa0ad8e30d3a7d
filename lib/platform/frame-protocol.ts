import { z } from 'zod';
import type { Capture } from '../page/capture';
import type { FrameObject } from '../page/inventory';
import type { Quote } from '../page/quote';

const id = z.string().regex(/^[A-Z]{1,3}\d{4}(?:\.\d{3})?$/);
const count = z.int().nonnegative();

// Somewhat wider than what our own script sends: what comes from a page's process is data of the page.
const frameObject = z.strictObject({
  id,
  liveness: z.enum(['live', 'stale']),
  count: z.int().positive(),
  sentence: z.string().max(400),
}) satisfies z.ZodType<FrameObject>;

const capture = z.strictObject({
  id: id.nullable(),
  quote: z.string().min(1).max(5000),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
  isCut: z.boolean(),
  url: z.string().max(100_000),
}) satisfies z.ZodType<Capture>;

/** What a frame answers. It runs beside the page, perhaps a hostile one, so its answers are parsed. */
export const frameAnswers = {
  /** The ids it mentions, each once, in no particular order. */
  'page.ids': z.array(id).max(10_000),
  /** The objects it mentions, in page order. */
  'page.objects': z.array(frameObject).max(10_000),
  /** Scrolls to the n-th mention (from 0) of an object and marks it for a moment. */
  'mention.reveal': z.strictObject({ isFound: z.boolean(), count }),
  /** The sentence of the n-th mention (from 0) of an object; null where there is no such mention. */
  'evidence.mention': z.strictObject({ capture: capture.nullable(), count }),
  /** What is selected; null where nothing is. */
  'evidence.selection': z.strictObject({ capture: capture.nullable(), isFocused: z.boolean() }),
  /** Marks these quotes, and only these; tells for each whether it was found. */
  'evidence.show': z.array(z.boolean()).max(1000),
  /** Scrolls to a quote and marks it for a moment; false where it is not found. */
  'evidence.reveal': z.boolean(),
} as const;

/** What a frame is asked. The questions come from our own pages and worker, so types are enough. */
interface FrameRequests {
  'page.ids': Record<never, never>;
  'page.objects': Record<never, never>;
  'mention.reveal': { id: string; n: number };
  'evidence.mention': { id: string; n: number };
  'evidence.selection': Record<never, never>;
  'evidence.show': { quotes: Quote[] };
  'evidence.reveal': { quote: Quote };
}

/** The name of a question to a frame. */
export type FrameMessage = keyof typeof frameAnswers;
/** What a question carries. */
export type FrameRequest<N extends FrameMessage> = FrameRequests[N];
/** What a frame answers. */
export type FrameAnswer<N extends FrameMessage> = z.infer<(typeof frameAnswers)[N]>;
