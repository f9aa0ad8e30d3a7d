import { type KeyboardEventHandler, type ReactNode, type Ref, useContext } from 'react';
import { CardControlsContext } from './card-controls';
import { PinButton } from './PinButton';

interface CardFrameProps {
  /** The dialog's name: id, space, name. */
  label: string;
  /** `region` where the card fills a surface of its own. */
  as: 'dialog' | 'region';
  onClose: (() => void) | undefined;
  /** Where Back leads, by name; without it there is none. */
  back: { to: string; go: () => void } | undefined;
  onKeyDown: KeyboardEventHandler;
  /** A bar above the head. */
  notice?: ReactNode;
  head: ReactNode;
  /** A line above the foot: what came of something that the reader did. */
  told?: ReactNode;
  foot?: ReactNode;
  /** The content is on its way. */
  isBusy?: boolean;
  /** The part that scrolls. */
  bodyRef: Ref<HTMLDivElement>;
  children: ReactNode;
}

/**
 * The shell of every card: notice, head and foot stay, the body scrolls. A non-modal dialog: it takes no focus by
 * itself, and whoever mounts it decides when it opens and closes, and whether it can be pinned.
 */
export function CardFrame(props: CardFrameProps) {
  const { label, as, onClose, back, onKeyDown, notice, head, told, foot, isBusy = false, bodyRef, children } = props;
  const controls = useContext(CardControlsContext);
  return (
    <section
      className={['card', ...(as === 'region' ? ['fill'] : []), ...(isBusy ? ['busy'] : [])].join(' ')}
      role={as}
      aria-label={label}
      aria-busy={isBusy}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {notice}
      <div className="card-head">
        <div className="head-buttons">
          {controls && <PinButton {...controls} />}
          {onClose && (
            <button type="button" className="head-button" aria-label="Close" title="Close" onClick={onClose}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" />
              </svg>
            </button>
          )}
        </div>
        {back && (
          <button type="button" className="back" aria-label={`Back to ${back.to}`} title="Alt+←" onClick={back.go}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M10 3.500L5.500 8l4.500 4.500" />
            </svg>
            <span>{back.to}</span>
          </button>
        )}
        {head}
      </div>
      {controls && (
        <p className="card-word" role="status">
          {controls.word}
        </p>
      )}
      <div className="card-body" ref={bodyRef}>
        {children}
      </div>
      {told}
      {foot && <div className="card-foot">{foot}</div>}
    </section>
  );
}
