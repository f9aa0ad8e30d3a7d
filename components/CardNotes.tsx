import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';
import { plural } from '../lib/attack/wording';

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
  /** Whether the card shows what its sentence names: only that can be kept. */
  isMention: boolean;
  actions: CardNoteActions;
}

/** The way from a card to the user's notes. */
export function CardNotes({ id, isMention, actions }: CardNotesProps) {
  const [count, setCount] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  const { onCount } = actions;
  useEffect(() => {
    let isCurrent = true;
    onCount(id).then(
      found => isCurrent && setCount(found),
      thrown => console.warn('The notes could not be counted', thrown),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, onCount]);
  const tryTo = (work: Promise<unknown>, done: (answer: unknown) => string | null) => {
    work.then(
      answer => setTold(done(answer)),
      thrown => setTold(toAppError(thrown).message),
    );
  };
  const keep = () =>
    tryTo(
      actions.onKeep(id).then(({ isNew }) => isNew),
      isNew => (isNew ? 'Kept as evidence' : 'Kept already'),
    );
  return (
    <>
      {count > 0 && (
        <button type="button" className="link" onClick={() => tryTo(actions.onRead(id), () => null)}>
          {plural(count, 'note')}
        </button>
      )}
      <button type="button" className="link" onClick={() => tryTo(actions.onWrite(id), () => null)}>
        Add a note
      </button>
      {isMention && (
        <button type="button" className="link" title="Keep the sentence as evidence" onClick={keep}>
          Keep as evidence
        </button>
      )}
      <span role="status" className={told === null ? 'unseen' : 'card-told'}>
        {told}
      </span>
    </>
  );
}
