import { type ReactNode, useState } from 'react';

interface ExpandableListProps<Item> {
  items: readonly Item[];
  /** How many are shown before the reader asks for the rest. `Infinity` shows all. */
  limit: number;
  className: string;
  label: string;
  keyOf: (item: Item) => string;
  /** What the button says of the items held back; `12 more` without it. */
  more?: (hidden: number) => string;
  children: (item: Item) => ReactNode;
}

/**
 * A list that says how many items it holds back and shows them in place. The focus goes to the first of them,
 * as if the reader had walked on.
 */
export function ExpandableList<Item>({
  items,
  limit,
  className,
  label,
  keyOf,
  more,
  children,
}: ExpandableListProps<Item>) {
  const [isExpanded, setExpanded] = useState(false);
  const hidden = Math.max(0, items.length - limit);
  const shown = isExpanded ? items : items.slice(0, limit);

  return (
    <ul className={className} aria-label={label}>
      {shown.map((item, index) => (
        <li key={keyOf(item)} {...(isExpanded && index === limit ? { ref: focusIt, tabIndex: -1 } : {})}>
          {children(item)}
        </li>
      ))}
      {hidden > 0 && (
        <li key="more" className="more">
          <button
            type="button"
            className="link quiet"
            aria-expanded={isExpanded}
            onClick={() => setExpanded(!isExpanded)}
          >
            {isExpanded ? 'show fewer' : (more?.(hidden) ?? `${hidden.toLocaleString('en')} more`)}
          </button>
        </li>
      )}
    </ul>
  );
}

const focusIt = (item: HTMLElement | null) => item?.focus({ preventScroll: true });
