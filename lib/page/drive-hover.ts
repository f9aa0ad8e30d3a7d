import { HOVER_DELAYS, type HoverDelays, type HoverEvent, type HoverState, hover, idle } from './hover';
import { PRESS_TOLERANCE_PX } from './long-press';

/** What the driver needs and whom it tells. */
export interface HoverDriver {
  /** Called with the state before and after each change. */
  onChange: (state: HoverState, before: HoverState) => void;
  /** Whether the event comes from one of our cards. */
  isFromCard: (event: Event) => boolean;
  /** Asked first at each Esc: whether a pinned card takes it. */
  onEscape: () => boolean;
  /** Read at each event, so that a change of the reader's settings counts at once. */
  delays?: (() => HoverDelays) | undefined;
  signal: AbortSignal;
}

/** The hover machine at work. */
export interface Hover {
  readonly state: HoverState;
  /** Feeds it more than the driver sees: the pointer's moves, what the card reports. */
  feed(event: HoverEvent): HoverState;
  dismiss(): void;
}

/** Feeds the hover machine with what happens in this frame, and keeps its timer. */
export function driveHover(driver: HoverDriver): Hover {
  const { onChange, isFromCard, onEscape, delays = () => HOVER_DELAYS, signal } = driver;
  let state = idle;
  let running: ReturnType<typeof setTimeout> | undefined;

  const feed = (event: HoverEvent) => {
    const before = state;
    state = hover(state, event, delays());
    if (state === before) return state;
    if (state.timer !== before.timer) {
      clearTimeout(running);
      const { timer } = state;
      if (timer) running = setTimeout(() => feed({ type: 'timer', token: timer.token, time: now() }), timer.delay);
    }
    onChange(state, before);
    return state;
  };
  const dismiss = () => void feed({ type: 'dismiss', time: now() });
  // A finger that comes down may be about to scroll; one that goes up again where it came down has tapped.
  let tap: PointerEvent | null = null;
  const down = (event: PointerEvent) => {
    if (!event.isTrusted || isFromCard(event)) return;
    if (event.pointerType !== 'touch') dismiss();
    else if (state.shown) tap = event;
  };
  const up = ({ pointerId, clientX, clientY }: PointerEvent) => {
    if (tap?.pointerId !== pointerId) return;
    if (Math.hypot(clientX - tap.clientX, clientY - tap.clientY) <= PRESS_TOLERANCE_PX) dismiss();
    tap = null;
  };

  const options = { capture: true, passive: true, signal } as const;
  addEventListener('scroll', () => feed({ type: 'scroll' }), options);
  addEventListener('popstate', dismiss, options);
  addEventListener('hashchange', dismiss, options);
  addEventListener('pagehide', dismiss, options);
  addEventListener('pointerdown', down, options);
  addEventListener('pointerup', up, options);
  addEventListener('pointercancel', () => (tap = null), options);
  addEventListener('focusin', event => !isFromCard(event) && feed({ type: 'release' }), options);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || !event.isTrusted) return;
    if (!onEscape()) {
      if (!state.shown) return;
      dismiss();
    }
    // This Esc was for a card. The page's own dialog, search or full-screen view keeps the next one.
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', press, { capture: true, signal });
  signal.addEventListener('abort', () => {
    dismiss();
    clearTimeout(running);
  });
  return {
    feed,
    dismiss,
    get state() {
      return state;
    },
  };
}

function now(): number {
  return performance.now();
}
