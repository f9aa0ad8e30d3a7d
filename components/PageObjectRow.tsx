import type { PageObject } from './panel-model';
import { STATUS_NAMES } from './panel-model';

/** What can be done with an object of the page. */
export interface PageObjectActions {
  /** Brings the page to its next mention. */
  onReveal: (object: PageObject) => void;
  /** Keeps the sentence of the mention that was last revealed, or of the first, as evidence. Absent without notes. */
  onKeep?: ((object: PageObject) => void) | undefined;
  /** Writes a note on it. Absent without notes. */
  onNote?: ((object: PageObject) => void) | undefined;
  /** Shows its card. */
  onOpen: (id: string) => void;
}

/** Which mention the page was brought to, or that it is not to be seen. */
export interface Revealed {
  id: string;
  /** From 0. */
  n: number;
  isFound: boolean;
}

interface PageObjectRowProps {
  object: PageObject;
  revealed: Revealed | null;
  actions: PageObjectActions;
}

/** One object of the page: its name is the way to it on the page. */
export function PageObjectRow({ object, revealed, actions }: PageObjectRowProps) {
  const { id, now, isStale, count, sentence, kept, status } = object;
  const isSuccessor = now !== undefined && now.id !== id;
  const { onReveal, onKeep, onNote, onOpen } = actions;
  return (
    <li className={isStale ? 'found is-stale' : 'found'}>
      <button type="button" className="found-go" onClick={() => onReveal(object)}>
        <span className="found-name">
          {/* Some campaigns have no name but their id. */}
          <span className="id">{now?.id ?? id}</span> {now?.name !== now?.id && now?.name}
          {!now && 'not in the installed release'}
        </span>
        <span className="count">
          <span className="unseen">
            {revealed?.isFound ? `mention ${revealed.n + 1} of ${count}` : `${count} mentions`}
          </span>
          <span aria-hidden="true">{revealed?.isFound ? `${revealed.n + 1} of ${count}` : `×${count}`}</span>
        </span>
        <span className="found-why">
          {isSuccessor && <em className="stale-words">written as {id}, revoked</em>}
          {!isSuccessor && isStale && <em className="stale-words">{id} is deprecated</em>}
          {revealed && !revealed.isFound && <em className="stale-words">not to be seen on the page now</em>}
          {sentence && <q>{sentence}</q>}
        </span>
      </button>
      <span className="found-actions">
        {(status || kept > 0) && (
          <span className="found-state">
            {[status && STATUS_NAMES[status], kept > 0 && `${kept} kept`].filter(Boolean).join(' · ')}
          </span>
        )}
        {onKeep && (
          <button type="button" className="link" onClick={() => onKeep(object)} aria-label={`Keep ${id} as evidence`}>
            Keep
          </button>
        )}
        {onNote && (
          <button type="button" className="link" onClick={() => onNote(object)} aria-label={`Add a note on ${id}`}>
            Note
          </button>
        )}
        <button type="button" className="link" onClick={() => onOpen(id)} aria-label={`Card of ${id}`}>
          Card
        </button>
      </span>
    </li>
  );
}
