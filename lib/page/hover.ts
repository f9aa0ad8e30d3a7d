import type { Mention } from './marks';

/**
 * When the card opens, switches and closes: a pure state machine. Whoever drives it feeds it events, runs the one
 * timer that a state asks for, and shows the card of `shown`.
 */

/** The pointer must rest this long on a mention. Shorter, and cards open on the way to somewhere else. */
export const DWELL_MS = 350;
/** With a card open, or just closed, the reader has shown interest: the next one opens sooner. */
export const WARM_DWELL_MS = 80;
/** Leaving is forgiven this long, so that the pointer can cross the gap to the card. */
export const LEAVE_MS = 300;
/** How long after a card closed the next one still opens sooner. */
export const WARM_FOR_MS = 500;
/** A hand is never quite still; moving less than this counts as rest. */
export const REST_TOLERANCE_PX = 4;

/** A timer asked for: when it ends, feed `{ type: 'timer', token }` back. */
export interface Timer {
  readonly token: number;
  readonly delay: number;
}

/** Times are milliseconds of one monotonic clock, points are viewport pixels. */
export interface HoverState {
  /** The mention whose card is open. */
  readonly shown: Mention | null;
  /** The mention the pointer rests on, whose card may open next. */
  readonly pending: Mention | null;
  /** Where it came to rest. */
  readonly rest: { readonly x: number; readonly y: number };
  /** The pointer is in the card. What it passes over on the page beneath means nothing then. */
  readonly isInCard: boolean;
  /** The card closes when the timer ends. */
  readonly isClosing: boolean;
  /** The one running timer; a `timer` event with another token is late and changes nothing. */
  readonly timer: Timer | null;
  /** Dismissed by the reader: stays closed until the pointer has left it (WCAG 1.4.13). */
  readonly dismissed: Mention | null;
  readonly closedAt: number;
  readonly lastToken: number;
}

/** What can happen. `dismiss` is Esc, a click outside, or navigation. */
export type HoverEvent =
  | {
      readonly type: 'point';
      readonly mention: Mention | null;
      readonly x: number;
      readonly y: number;
      readonly time: number;
    }
  | { readonly type: 'enter-card' }
  | { readonly type: 'leave-card' }
  | { readonly type: 'scroll' }
  | { readonly type: 'dismiss'; readonly time: number }
  | { readonly type: 'timer'; readonly token: number; readonly time: number };

/** Nothing shown, nothing asked for. */
export const idle: HoverState = {
  shown: null,
  pending: null,
  rest: { x: 0, y: 0 },
  isInCard: false,
  isClosing: false,
  timer: null,
  dismissed: null,
  closedAt: Number.NEGATIVE_INFINITY,
  lastToken: 0,
};

/** The state after `event`. Returns the same object where nothing changes. */
export function hover(state: HoverState, event: HoverEvent): HoverState {
  switch (event.type) {
    case 'point':
      if (state.isInCard) return state;
      return event.mention ? over(state, event.mention, event) : away(state);
    case 'enter-card':
      return { ...settle(state), isInCard: true };
    case 'leave-card':
      return away({ ...state, isInCard: false });
    case 'scroll':
      // The page moves under a still pointer: that is no wish to read. An open card follows its mention.
      return state.pending ? { ...state, pending: null, timer: null } : state;
    case 'dismiss':
      return close({ ...state, dismissed: isOnMention(state) ? (state.pending ?? state.shown) : null }, event.time);
    case 'timer':
      return expire(state, event.token, event.time);
  }
}

function over(state: HoverState, mention: Mention, { x, y, time }: { x: number; y: number; time: number }): HoverState {
  if (mention === state.dismissed) return state;
  if (mention === state.shown) return settle(state);
  const moved = Math.hypot(x - state.rest.x, y - state.rest.y) > REST_TOLERANCE_PX;
  if (mention === state.pending && !moved) return state;
  const isWarm = state.shown !== null || time - state.closedAt < WARM_FOR_MS;
  return wait(
    { ...state, pending: mention, rest: { x, y }, isClosing: false, dismissed: null },
    isWarm ? WARM_DWELL_MS : DWELL_MS,
  );
}

function away(state: HoverState): HoverState {
  const { shown, pending, isClosing, dismissed } = state;
  if (shown) return isClosing ? state : wait({ ...state, pending: null, isClosing: true, dismissed: null }, LEAVE_MS);
  return pending || dismissed ? { ...state, pending: null, timer: null, dismissed: null } : state;
}

function isOnMention({ isClosing, isInCard }: HoverState): boolean {
  return !isClosing && !isInCard;
}

/** The reader stays with the open card. */
function settle(state: HoverState): HoverState {
  if (!state.isClosing && !state.pending) return state;
  return { ...state, pending: null, isClosing: false, timer: null };
}

function expire(state: HoverState, token: number, time: number): HoverState {
  if (token !== state.timer?.token) return state;
  if (state.pending) return { ...state, shown: state.pending, pending: null, isClosing: false, timer: null };
  return close(state, time);
}

function close(state: HoverState, time: number): HoverState {
  const closedAt = state.shown ? time : state.closedAt;
  return { ...state, shown: null, pending: null, isInCard: false, isClosing: false, timer: null, closedAt };
}

function wait(state: HoverState, delay: number): HoverState {
  const token = state.lastToken + 1;
  return { ...state, timer: { token, delay }, lastToken: token };
}
