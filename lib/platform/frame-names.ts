/*
 * Names that both sides of the frame protocol use. Not in frame-protocol.ts, whose zod the page's side does without.
 */

/** The script that answers the frame protocol. */
export const PAGE_SCRIPT = '/content-scripts/page.js';
/** What serves a frame is in the globals of its isolated world, under `Symbol.for` of this. */
export const SERVED = 'page-served';
/** Name of the port by which an extension page hears that what a tab mentions has changed. */
export const FOLLOW = 'page.follow';
