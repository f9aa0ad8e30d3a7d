import { useId, useState } from 'react';
import type { Ref } from '../lib/attack/documents';

interface ChooseObjectProps {
  quote: string;
  page: string;
  /** The likeliest first: those that the quote names, then those of the page. */
  suggestions: readonly Ref[];
  /** Null for what is no id. */
  idOf: (text: string) => string | null;
  onKeep: (id: string) => void;
  onDiscard: () => void;
}

/** How many are offered as buttons; the rest are in the field's list. */
const OFFERED = 5;

/** Asks what a quote speaks for. */
export function ChooseObject({ quote, page, suggestions, idOf, onKeep, onDiscard }: ChooseObjectProps) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <section className="choose" aria-label="Keep as evidence">
      <blockquote>{quote}</blockquote>
      <p className="source-line">{page}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          const id = idOf(typed);
          setWrong(id === null);
          if (id !== null) onKeep(id);
        }}
      >
        <label>
          Evidence for{' '}
          <input
            className="small-field"
            list={list}
            value={typed}
            placeholder="T1204.002"
            aria-invalid={isWrong}
            // biome-ignore lint/a11y/noAutofocus: the panel was opened to answer this
            autoFocus
            onChange={event => {
              setTyped(event.target.value);
              setWrong(false);
            }}
          />
        </label>
        <datalist id={list}>
          {suggestions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
        <button type="submit" className="button">
          Keep
        </button>
        <button type="button" className="link quiet" onClick={onDiscard}>
          Discard
        </button>
      </form>
      {suggestions.length > 0 && (
        <ul className="chips" aria-label="On this page">
          {suggestions.slice(0, OFFERED).map(({ id, name }) => (
            <li key={id}>
              <button type="button" className="chip" onClick={() => onKeep(id)}>
                {name} <span className="id">{id}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={isWrong ? 'problem-line' : 'unseen'}>
        {isWrong && `“${typed}” is no ATT&CK id.`}
      </p>
    </section>
  );
}
