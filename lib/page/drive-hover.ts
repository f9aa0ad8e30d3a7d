import { type HoverEvent, type HoverState, hover, idle } from './hover';
import type { PointerSource } from './pointer';

/** What the driver needs and whom it tells. */
export interface HoverDriver {
  source: PointerSource;
  /** Called with the state before and after each change. */
  onChange: (state: HoverState, before: HoverState) => void;
  /** Whether the event comes from the open card. */
  isFromCard: (event: Event) => boolean;
  signal: AbortSignal;
}

/**
 * Feeds the hover machine with what happens in this frame, and keeps its timer.
 * Returns the way to feed it more: what the card reports.
 */
export function driveHover({ source, onChange, isFromCard, signal }: HoverDriver): (event: HoverEvent) => void {
  let state = idle;
  let running: ReturnType<typeof setTimeout> | undefined;

  const feed = (event: HoverEvent) => {
    const before = state;
    state = hover(state, event);
    if (state === before) return;
    if (state.timer !== before.timer) {
      clearTimeout(running);
      const { timer } = state;
      if (timer) running = setTimeout(() => feed({ type: 'timer', token: timer.token, time: now() }), timer.delay);
    }
    onChange(state, before);
  };
  const dismiss = () => feed({ type: 'dismiss', time: now() });

  const options = { capture: true, passive: true, signal } as const;
  addEventListener('scroll', () => feed({ type: 'scroll' }), options);
  addEventListener('popstate', dismiss, options);
  addEventListener('hashchange', dismiss, options);
  addEventListener('pagehide', dismiss, options);
  addEventListener('pointerdown', event => !isFromCard(event) && dismiss(), options);
  addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !state.shown) return;
      // This Esc is for the card. The page's own dialog, search or full-screen view keeps the next one.
      event.preventDefault();
      event.stopImmediatePropagation();
      dismiss();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    dismiss();
    clearTimeout(running);
  });

  source.listen(report => feed({ type: 'point', ...report, time: now() }), signal);
  return feed;
}

function now(): number {
  return performance.now();
}
