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

/** How long the reader lets the pointer rest, by situation; milliseconds. */
export interface HoverDelays {
  readonly dwell: number;
  readonly warmDwell: number;
  readonly leave: number;
  readonly warmFor: number;
}

/** Unless the reader has set others. */
export const HOVER_DELAYS: HoverDelays = {
  dwell: DWELL_MS,
  warmDwell: WARM_DWELL_MS,
  leave: LEAVE_MS,
  warmFor: WARM_FOR_MS,
};

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
  /** The card was opened without the pointer, or the keyboard is in it: the pointer's leaving does not close it. */
  readonly isHeld: boolean;
  /** The card closes when the timer ends. */
  readonly isClosing: boolean;
  /** The one running timer; a `timer` event with another token is late and changes nothing. */
  readonly timer: Timer | null;
  /** Dismissed by the reader: stays closed until the pointer has left it (WCAG 1.4.13). */
  readonly dismissed: Mention | null;
  readonly closedAt: number;
  readonly lastToken: number;
}

/** The pointer has moved, or Alt was pressed where it rests. */
export interface PointEvent {
  readonly type: 'point';
  /** What is under it. */
  readonly mention: Mention | null;
  readonly x: number;
  readonly y: number;
  readonly time: number;
  /** Alt is held: the reader wants the card now. */
  readonly isPeek?: boolean;
  /** The pointer is between the mention and its open card, where it only passes. */
  readonly isOnWayToCard?: boolean;
}

/**
 * What can happen. `open` is a card without waiting: from the keyboard, by touch, or one that is pinned no more.
 * `hold` and `release` are the keyboard's focus coming into the card and going to the page.
 * `lost` says that the mention is out of sight or gone. `dismiss` is Esc, a click outside, navigation, or pinning.
 */
export type HoverEvent =
  | PointEvent
  | { readonly type: 'open'; readonly mention: Mention; readonly x: number; readonly y: number; isInCard: boolean }
  | { readonly type: 'enter-card' | 'leave-card' | 'hold' | 'release' | 'scroll' }
  | { readonly type: 'lost' | 'dismiss'; readonly time: number }
  | { readonly type: 'timer'; readonly token: number; readonly time: number };

/** Nothing shown, nothing asked for. */
export const idle: HoverState = {
  shown: null,
  pending: null,
  rest: { x: 0, y: 0 },
  isInCard: false,
  isHeld: false,
  isClosing: false,
  timer: null,
  dismissed: null,
  closedAt: Number.NEGATIVE_INFINITY,
  lastToken: 0,
};

/** The state after `event`. Returns the same object where nothing changes. */
export function hover(state: HoverState, event: HoverEvent, delays: HoverDelays = HOVER_DELAYS): HoverState {
  switch (event.type) {
    case 'point':
      if (state.isInCard) return state;
      return event.mention ? over(state, event.mention, event, delays) : away(state, delays, event.isOnWayToCard);
    case 'open':
      return { ...show(state, event.mention, event), isInCard: event.isInCard, isHeld: !event.isInCard };
    case 'enter-card':
      return state.isInCard ? state : { ...settle(state), isInCard: true };
    case 'leave-card':
      return state.isInCard ? away({ ...state, isInCard: false }, delays) : state;
    case 'hold':
      return state.shown && !state.isHeld ? { ...settle(state), isHeld: true } : state;
    case 'release':
      if (!state.isHeld) return state;
      return state.isInCard ? { ...state, isHeld: false } : away({ ...state, isHeld: false }, delays);
    case 'scroll':
      // The page moves under a still pointer: that is no wish to read. An open card follows its mention.
      return state.pending ? { ...state, pending: null, timer: null } : state;
    case 'lost':
      // Who reads is not interrupted because the page drew its text anew.
      return !state.shown || state.isInCard || state.isHeld ? state : close(state, event.time);
    case 'dismiss':
      return close({ ...state, dismissed: isOnMention(state) ? (state.pending ?? state.shown) : null }, event.time);
    case 'timer':
      return expire(state, event.token, event.time);
  }
}

function over(state: HoverState, mention: Mention, event: PointEvent, delays: HoverDelays): HoverState {
  const { x, y, time, isPeek, isOnWayToCard } = event;
  if (mention === state.shown) return settle(state);
  if (isPeek) return show(state, mention, event);
  if (mention === state.dismissed) return state;
  const moved = Math.hypot(x - state.rest.x, y - state.rest.y) > REST_TOLERANCE_PX;
  if (mention === state.pending && !moved) return state;
  // Who reads by keyboard has not shown interest with the pointer.
  const isWarm = (state.shown !== null && !state.isHeld) || time - state.closedAt < delays.warmFor;
  const delay = isOnWayToCard ? delays.leave : isWarm ? delays.warmDwell : delays.dwell;
  return wait({ ...state, pending: mention, rest: { x, y }, isClosing: false, dismissed: null }, delay);
}

function away(state: HoverState, { leave }: HoverDelays, isOnWayToCard = false): HoverState {
  const { shown, pending, isClosing, isHeld, dismissed } = state;
  if (shown && !isHeld) {
    if (isClosing && !isOnWayToCard) return state;
    return wait({ ...state, pending: null, isClosing: true, dismissed: null }, leave);
  }
  return pending || dismissed ? { ...state, pending: null, timer: null, dismissed: null } : state;
}

function isOnMention({ isClosing, isInCard, isHeld }: HoverState): boolean {
  return !isClosing && !isInCard && !isHeld;
}

/** The reader stays with the open card. */
function settle(state: HoverState): HoverState {
  if (!state.isClosing && !state.pending) return state;
  return { ...state, pending: null, isClosing: false, timer: null };
}

function expire(state: HoverState, token: number, time: number): HoverState {
  if (token !== state.timer?.token) return state;
  return state.pending ? show(state, state.pending, state.rest) : close(state, time);
}

function show(state: HoverState, mention: Mention, { x, y }: { x: number; y: number }): HoverState {
  const gone = { pending: null, timer: null, dismissed: null, isInCard: false, isHeld: false, isClosing: false };
  return { ...state, ...gone, shown: mention, rest: { x, y } };
}

function close(state: HoverState, time: number): HoverState {
  const closedAt = state.shown ? time : state.closedAt;
  const gone = { shown: null, pending: null, timer: null, isInCard: false, isHeld: false, isClosing: false };
  return { ...state, ...gone, closedAt };
}

function wait(state: HoverState, delay: number): HoverState {
  const token = state.lastToken + 1;
  return { ...state, timer: { token, delay }, lastToken: token };
}
