interface ToldBarProps {
  /** What came of something that took a while; null where there is nothing to tell. */
  told: string | null;
  onDismiss: () => void;
}

/** Says it wherever the reader has turned meanwhile, until it is dismissed or there is something else to tell. */
export function ToldBar({ told, onDismiss }: ToldBarProps) {
  return (
    <div role="status" className="undo-region">
      {told !== null && (
        <div className="undo">
          <span className="undo-text">{told}</span>
          <button type="button" className="link quiet" onClick={onDismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
