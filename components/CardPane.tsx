import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Kind } from '../lib/attack/kinds';
import { referenceMarkdown } from '../lib/attack/reference-markdown';

/** An object that a key can copy, or open in the workspace. */
export interface ShownObject {
  kind: Kind;
  id: string;
  name: string;
}

/** What the card of the popup begins with, and how it is tied to the popup. */
export interface CardSlot {
  kind: Kind;
  id: string;
  /** Where its Back leads from the first object. */
  onLeave: () => void;
  /** To be told of what the card shows, which leads on to other objects. */
  onShown: (object: ShownObject) => void;
}

interface CardPaneProps extends Omit<CardSlot, 'onShown'> {
  renderCard: (slot: CardSlot) => ReactNode;
  onCopy: (what: string, text: string) => void;
  onOpenPanel: (id: string) => void;
  onOpenWorkspace: (id: string) => void;
}

/** The card over the list. It takes the focus, and has the keys of the list where those make sense. */
export function CardPane({ kind, id, renderCard, onLeave, onCopy, onOpenPanel, onOpenWorkspace }: CardPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<ShownObject>();
  useEffect(() => pane.current?.focus({ preventScroll: true }), []);

  const handled = (key: string, isAlt: boolean, isCtrl: boolean): boolean => {
    if (key === 'Escape') onLeave();
    else if (key === 'Enter' && isCtrl && shown) onOpenPanel(shown.id);
    else if (key === 'Enter' && isAlt && shown?.kind === 'technique') onOpenWorkspace(shown.id);
    // Selected text is what is to be copied.
    else if (key === 'c' && isCtrl && shown && getSelection()?.isCollapsed !== false) {
      onCopy(shown.id, referenceMarkdown(shown));
    } else return false;
    return true;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is within
    <div
      ref={pane}
      className="pane opened"
      tabIndex={-1}
      onKeyDown={event => {
        const { key, altKey, ctrlKey, metaKey, defaultPrevented } = event;
        if (!defaultPrevented && handled(key, altKey, ctrlKey || metaKey)) event.preventDefault();
      }}
    >
      {renderCard({ kind, id, onLeave, onShown: setShown })}
    </div>
  );
}
