import { useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

/** What came of something that the reader did. */
export interface Told {
  text: string;
  /** It failed. */
  isTrouble?: true;
  onUndo?: () => void;
}

/** What is to be told, and a way to do things so that their failure is told. */
export function useTold() {
  const [told, tell] = useState<Told | null>(null);
  return {
    told,
    tell,
    tryTo(work: () => Promise<void>): void {
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
