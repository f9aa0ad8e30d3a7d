import { useCallback, useRef, useState } from 'react';
import type { Page, Span } from '../../lib/notes/page';
import { type Live, useLive } from './use-live';

const FIRST: Span = { offset: 0, limit: 40 };

/** A list of which only the part near the screen is read. */
export interface Part<Item> {
  live: Live<Page<Item>>;
  total: number;
  items: readonly Item[];
  itemAt: (index: number) => Item | undefined;
  onWant: (span: Span) => void;
}

/** Reads the wanted part of a list, live. While another part is on its way, the one before is still at hand. */
export function usePart<Item>(query: (span: Span) => Promise<Page<Item>>, deps: unknown[]): Part<Item> {
  const [span, setSpan] = useState(FIRST);
  const answer = useLive(
    async () => ({ page: await query(span), offset: span.offset }),
    [...deps, span.offset, span.limit],
  );
  const last = useRef(answer);
  if (answer) last.current = answer;
  const shown = last.current;
  const onWant = useCallback((wanted: Span) => {
    setSpan(before => (before.offset === wanted.offset && before.limit === wanted.limit ? before : wanted));
  }, []);
  const page = shown?.value?.page;
  const items = page?.items ?? [];
  return {
    live: shown && (shown.problem ? { problem: shown.problem } : { value: shown.value.page }),
    total: page?.total ?? 0,
    items,
    itemAt: index => items[index - (shown?.value?.offset ?? 0)],
    onWant,
  };
}
