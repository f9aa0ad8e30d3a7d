import { useState } from 'react';

interface AddTechniqueProps {
  /** Null for what is no id of a technique. */
  idOf: (text: string) => string | null;
  onAdd: (id: string) => void;
}

/** A field for a technique that nothing was noted or kept for: it is suspected from then on. */
export function AddTechnique({ idOf, onAdd }: AddTechniqueProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className="new"
      onSubmit={event => {
        event.preventDefault();
        const id = idOf(typed);
        setWrong(id === null);
        if (id === null) return;
        onAdd(id);
        setTyped('');
      }}
    >
      <input
        className="field"
        value={typed}
        placeholder="T1059.001"
        aria-label="Add a technique as suspected"
        aria-invalid={isWrong}
        onChange={event => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <button type="submit" className="button">
        Suspect
      </button>
      <span role="status" className={isWrong ? 'problem-line' : 'unseen'}>
        {isWrong && `“${typed}” is no id of a technique.`}
      </span>
    </form>
  );
}
