import { type ReactNode, useContext } from 'react';
import { CardControlsContext } from './card-controls';
import { PinButton } from './PinButton';

interface CardFrameProps {
  /** The dialog's name: id, space, name. */
  label: string;
  onClose: () => void;
  /** A bar above the head. */
  notice?: ReactNode;
  head: ReactNode;
  foot?: ReactNode;
  /** The content is on its way. */
  isBusy?: boolean;
  children: ReactNode;
}

/**
 * The shell of every card: notice, head and foot stay, the body scrolls. A non-modal dialog: it takes no focus by
 * itself, and whoever mounts it decides when it opens and closes, and whether it can be pinned.
 */
export function CardFrame({ label, onClose, notice, head, foot, isBusy = false, children }: CardFrameProps) {
  const controls = useContext(CardControlsContext);
  return (
    <section
      className={isBusy ? 'card busy' : 'card'}
      role="dialog"
      aria-label={label}
      aria-busy={isBusy}
      tabIndex={-1}
    >
      {notice}
      <div className={controls ? 'card-head can-pin' : 'card-head'}>
        {head}
        <div className="head-buttons">
          {controls && <PinButton {...controls} />}
          <button type="button" className="head-button" aria-label="Close" title="Close" onClick={onClose}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M4 4l8 8M12 4l-8 8" />
            </svg>
          </button>
        </div>
      </div>
      {controls && (
        <p className="card-word" role="status">
          {controls.word}
        </p>
      )}
      <div className="card-body">{children}</div>
      {foot && <div className="card-foot">{foot}</div>}
    </section>
  );
}
