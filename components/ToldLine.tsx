import { useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

/** What came of something that the reader did. */
export interface Told {
  text: string;
  /** It failed. */
  isTrouble?: true;
  onUndo?: () => void;
}

/** Tells the reader what came of something. */
export interface Teller {
  tell: (told: Told | null) => void;
  /** Does something at once, and tells if it fails. */
  tryTo: (work: () => Promise<unknown>) => void;
}

/** What is to be told, and who tells it. */
export function useTold(): Teller & { told: Told | null } {
  const [told, tell] = useState<Told | null>(null);
  return {
    told,
    tell,
    tryTo(work) {
      work().catch(thrown => tell({ text: toAppError(thrown).message, isTrouble: true }));
    },
  };
}

/** The line above a card's foot. The place for it is always there, for a screen reader listens to what changes in it. */
export function ToldLine({ told }: { told: Told | null }) {
  return (
    <div className={told ? 'told' : 'unseen'}>
      <p role="status">{told && !told.isTrouble && told.text}</p>
      {told?.isTrouble && <p role="alert">{told.text}</p>}
      {told?.onUndo && (
        <button type="button" className="link" onClick={told.onUndo}>
          Undo
        </button>
      )}
    </div>
  );
}
