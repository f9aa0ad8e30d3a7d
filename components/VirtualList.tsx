import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface VirtualListProps<Item> {
  label: string;
  /** Length of the whole list; only what is near the screen is asked for and drawn. */
  total: number;
  /** The item at a place, as far as it is here. */
  itemAt: (index: number) => Item | undefined;
  keyOf: (item: Item) => string;
  /** Asks for a part of the list, rounded to whole blocks. */
  onWant: (span: { offset: number; limit: number }) => void;
  /** Height of an item that was not measured yet, in px. */
  estimate: number;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  children: (item: Item) => ReactNode;
}

/** Items are asked for in blocks, so that a query is not made anew for each row that comes into sight. */
const BLOCK = 40;
/** Drawn beyond the edges, so that the Tab key finds the next one. */
const OVERSCAN = 6;

/** A list of any length: fifty thousand items cost as much as a screenful. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, total, itemAt, keyOf, onWant, estimate, scroller, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const scrollMargin = useTop(list, scroller);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin,
  });
  // Measured here and not by the library, which knows rows by their place: it lets go of one that moved to another place.
  useLayoutEffect(() => {
    const drawn = [...(list.current?.children ?? [])].filter(row => row instanceof HTMLElement);
    const measure = () => {
      for (const row of drawn) virtualizer.resizeItem(Number(row.dataset.index), row.offsetHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const row of drawn) observer.observe(row);
    return () => observer.disconnect();
  });
  const rows = virtualizer.getVirtualItems();
  const offset = Math.floor((rows[0]?.index ?? 0) / BLOCK) * BLOCK;
  const end = Math.ceil(((rows.at(-1)?.index ?? 0) + 1) / BLOCK) * BLOCK;
  useEffect(() => onWant({ offset, limit: end - offset }), [onWant, offset, end]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: the rows are placed one by one, within a box as high as the whole list
    <div role="list" aria-label={label} className="virtual" ref={list} style={{ height: virtualizer.getTotalSize() }}>
      {rows.map(({ index, start }) => {
        const item = itemAt(index);
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            role="listitem"
            key={item ? keyOf(item) : index}
            aria-setsize={total}
            aria-posinset={index + 1}
            data-index={index}
            className="virtual-row"
            style={{ transform: `translateY(${start - scrollMargin}px)`, ...(item ? {} : { height: estimate }) }}
          >
            {item && children(item)}
          </div>
        );
      })}
    </div>
  );
}

/** How far below the top of what scrolls an element begins; what stands above it may come and go. */
function useTop(element: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!element.current || !scroller.current) return;
    const distance = element.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    setTop(Math.round(distance + scroller.current.scrollTop));
  });
  return top;
}
