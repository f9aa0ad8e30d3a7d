import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

/** One tab. */
export interface Tab<Name extends string> {
  name: Name;
  label: string;
  count?: number | undefined;
}

interface TabsProps<Name extends string> {
  /** What the tabs choose between. */
  label: string;
  tabs: readonly Tab<Name>[];
  selected: Name;
  onSelect: (name: Name) => void;
  /** `main` are those of the panel, `inner` those within one. */
  look: 'main' | 'inner';
  /** Beside the tabs. */
  aside?: ReactNode;
  /** The panel of the selected tab. */
  children: ReactNode;
}

/** Tabs as the ARIA practices have them: one stop for Tab, arrows, Home and End move and select. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect, look, aside, children }: TabsProps<Name>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = target(
      event.key,
      tabs.findIndex(({ name }) => name === selected),
      tabs.length,
    );
    const tab = to === null ? undefined : tabs[to];
    if (!tab || to === null) return;
    event.preventDefault();
    onSelect(tab.name);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <div className={`tabs-${look}`}>
      <div className="tabs-bar">
        <div role="tablist" aria-label={label} className="tabs" ref={list} onKeyDown={onKeyDown}>
          {tabs.map(({ name, label: text, count }) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}`}
              aria-selected={name === selected}
              aria-controls={`${id}-panel`}
              tabIndex={name === selected ? 0 : -1}
              onClick={() => onSelect(name)}
            >
              {text}
              {count !== undefined && <span className="count"> {count.toLocaleString('en')}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} className="tab-panel">
        {children}
      </div>
    </div>
  );
}

function target(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
