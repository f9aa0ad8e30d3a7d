import { useLayoutEffect, useRef } from 'react';
import type { Step } from './card-trail';

/**
 * Where the reader is: a new object begins at its top with the focus on its name, so that it is read out; back at an
 * earlier one, scroll position and focus are what they were.
 */
export function usePlace({ key, view }: Step) {
  const body = useRef<HTMLDivElement>(null);
  const places = useRef(new Map<number, { top: number; focused: Element | null }>());
  const shown = useRef({ key, isThere: view !== undefined });

  useLayoutEffect(() => {
    const last = shown.current;
    const isThere = view !== undefined;
    if (last.key === key && last.isThere === isThere) return;
    const isFirst = key === 0 && last.key === 0;
    const isBack = key < last.key;
    shown.current = { key, isThere };
    if (isFirst || !body.current) return;
    const place = isBack ? places.current.get(key) : undefined;
    const name = body.current.parentElement?.querySelector('h2');
    const focused = place?.focused?.isConnected ? place.focused : name;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    body.current.scrollTop = place?.top ?? 0;
  }, [key, view]);

  return {
    body,
    /**
     * Notes where the reader leaves a step. From then on the card keeps its height: one that shrank would leave the
     * pointer behind, and whoever reads with the pointer would lose it.
     */
    leaveAt(step: Step) {
      if (!body.current) return;
      const card = body.current.parentElement;
      card?.style.setProperty('--walk-height', `${card.offsetHeight}px`);
      const root = body.current.getRootNode() as Document | ShadowRoot;
      places.current.set(step.key, { top: body.current.scrollTop, focused: root.activeElement });
    },
  };
}
