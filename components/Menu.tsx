import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** One thing to choose. */
export interface MenuItem {
  name: string;
  onChoose: () => void;
}

interface MenuProps {
  /** The button's accessible name, which is the menu's as well. */
  label: string;
  /** What the button shows; the label where it is left out. */
  children?: ReactNode;
  /** Groups are set apart by a line. */
  groups: readonly (readonly MenuItem[])[];
}

const GAP_PX = 4;
const EDGE_PX = 6;

/**
 * A menu button after the ARIA Authoring Practices: Enter, Space and the arrows open it, the arrows, Home, End and first
 * letters move in it, Esc and Tab leave it. The menu is a popover, for a card cuts off what stands out of it.
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function Menu({ label, children, groups }: MenuProps) {
  const menuId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const startAt = useRef<'first' | 'last'>('first');

  useLayoutEffect(() => {
    if (!isOpen || !menu.current || !button.current) return;
    menu.current.showPopover();
    place(menu.current, button.current.getBoundingClientRect());
    const items = itemsOf(menu.current);
    items.at(startAt.current === 'first' ? 0 : -1)?.focus({ preventScroll: true });
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    // It stands where its button was.
    const controller = new AbortController();
    const { signal } = controller;
    addEventListener('scroll', () => setOpen(false), { capture: true, passive: true, signal });
    addEventListener('resize', () => setOpen(false), { signal });
    return () => controller.abort();
  }, [isOpen]);

  const open = (at: 'first' | 'last') => {
    startAt.current = at;
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    button.current?.focus({ preventScroll: true });
  };
  const onButtonKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      close(); // and on, from the button
      return;
    }
    const items = menu.current ? itemsOf(menu.current) : [];
    const next = nextItem(items, event);
    if (!next && event.key !== 'Escape') return;
    // Handled here: whoever shows the card keeps the next Esc for closing it.
    event.preventDefault();
    event.stopPropagation();
    if (next) next.focus({ preventScroll: true });
    else close();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    const isInside =
      relatedTarget instanceof Node && (menu.current?.contains(relatedTarget) || relatedTarget === button.current);
    if (!isInside) setOpen(false);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className="link menu-button"
        aria-label={children ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        title={children ? label : undefined}
        onMouseDown={event => isOpen && event.preventDefault()} // keeps the focus in the menu, so that the click closes it
        onClick={() => (isOpen ? close() : open('first'))}
        onKeyDown={onButtonKey}
      >
        {children ?? label}
      </button>
      {isOpen && (
        <div
          ref={menu}
          id={menuId}
          className="menu"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          popover="manual"
          onKeyDown={onMenuKey}
          onBlur={onBlur}
          onMouseDown={event => event.preventDefault()} // a click must not move the focus out, which would close it first
        >
          {groups
            .filter(items => items.length > 0)
            .map(items => (
              <fieldset key={items.map(({ name }) => name).join()} className="menu-group" role="none">
                {items.map(({ name, onChoose }) => (
                  <button
                    key={name}
                    type="button"
                    role="menuitem"
                    tabIndex={-1}
                    onPointerMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
                    onClick={() => {
                      close();
                      onChoose();
                    }}
                  >
                    {name}
                  </button>
                ))}
              </fieldset>
            ))}
        </div>
      )}
    </>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

/** Where a key leads among the items; undefined for a key that leads nowhere. */
function nextItem(items: readonly HTMLElement[], { key, currentTarget, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  const root = currentTarget.getRootNode() as Document | ShadowRoot;
  const index = root.activeElement instanceof HTMLElement ? items.indexOf(root.activeElement) : -1;
  if (key === 'ArrowDown') return items[(index + 1) % items.length];
  if (key === 'ArrowUp') return items.at(index <= 0 ? -1 : index - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return undefined;
  const others = [...items.slice(index + 1), ...items.slice(0, index + 1)];
  return others.find(item => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}

/** Above the button if there is room, else below; within the viewport in any case. */
function place(menu: HTMLElement, button: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const above = button.top - GAP_PX - height;
  const top = above >= EDGE_PX ? above : Math.min(button.bottom + GAP_PX, innerHeight - EDGE_PX - height);
  const left = Math.max(EDGE_PX, Math.min(button.left - GAP_PX, innerWidth - EDGE_PX - width));
  menu.style.top = `${Math.round(Math.max(EDGE_PX, top))}px`;
  menu.style.left = `${Math.round(left)}px`;
}
