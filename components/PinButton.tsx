import type { CardControls } from './card-controls';

/** Keeps the card on the page. Once it does, the arrow keys move the card from here. */
export function PinButton({ isPinned, onPin, onArrow }: CardControls) {
  return (
    <button
      type="button"
      className="head-button"
      aria-label="Pin"
      aria-pressed={isPinned}
      aria-keyshortcuts="p"
      aria-description={isPinned ? 'Arrow keys move the card' : undefined}
      title={isPinned ? 'Unpin (p). Drag the head, or press arrow keys here, to move' : 'Pin (p)'}
      onClick={onPin}
      onKeyDown={event => isPinned && onArrow(event.key) && event.preventDefault()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5.5 2.5h5M6.3 2.5v4.2L4 9.5h8L9.7 6.7V2.5M8 9.5v4.3" />
      </svg>
    </button>
  );
}
