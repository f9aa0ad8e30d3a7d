import { useState } from 'react';
import { plural } from '../lib/attack/wording';
import type { Teller } from './ToldLine';

/** What a card offers of the user's notes. It learns how many there are, never what they say (DESIGN decision 6). */
export interface CardNoteActions {
  /** How many notes there are on an object. */
  onCount: (id: string) => Promise<number>;
  /** Keeps the sentence that the card stands on. Rejects with an `AppError`. */
  onKeep: (id: string) => Promise<{ isNew: boolean }>;
  /** Writes a note in the panel. Called within the click. Rejects with an `AppError`. */
  onWrite: (id: string) => Promise<unknown>;
  /** Shows the notes in the panel. Called within the click. Rejects with an `AppError`. */
  onRead: (id: string) => Promise<unknown>;
}

interface CardNotesProps {
  id: string;
  /** How many notes there are on it. */
  count: number;
  /** Whether the card shows what its sentence names: only that can be kept. */
  isMention: boolean;
  actions: CardNoteActions;
  teller: Teller;
}

/** The way from a card to the user's notes. */
export function CardNotes({ id, count, isMention, actions, teller: { tell, tryTo } }: CardNotesProps) {
  const [isKept, setKept] = useState(false);
  const keep = async () => {
    const { isNew } = await actions.onKeep(id);
    setKept(true);
    tell({ text: isNew ? 'Kept as evidence' : 'Kept already' });
  };
  return (
    <>
      {count > 0 ? (
        <button type="button" className="link" onClick={() => tryTo(() => actions.onRead(id))}>
          {plural(count, 'note')}
        </button>
      ) : (
        <button type="button" className="link" onClick={() => tryTo(() => actions.onWrite(id))}>
          Add a note
        </button>
      )}
      {isMention && (
        <button
          type="button"
          className={isKept ? 'link icon kept' : 'link icon'}
          aria-label="Keep as evidence"
          title="Keep the sentence as evidence"
          onClick={() => tryTo(keep)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 2.5h8v11l-4-3-4 3z" />
          </svg>
        </button>
      )}
    </>
  );
}
