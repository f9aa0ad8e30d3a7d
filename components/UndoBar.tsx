/** What was just done, and the way back. */
export interface Undoable {
  text: string;
  undo: () => void;
}

interface UndoBarProps {
  done: Undoable | null;
  onDismiss: () => void;
}

/** Stays until it is used, dismissed or followed by another: nobody has to be quick. */
export function UndoBar({ done, onDismiss }: UndoBarProps) {
  return (
    <div role="status" className="undo-region">
      {done && (
        <div className="undo">
          <span className="undo-text">{done.text}</span>
          <button type="button" className="link" onClick={done.undo}>
            Undo
          </button>
          <button type="button" className="link quiet" onClick={onDismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
