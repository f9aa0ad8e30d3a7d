import { useState } from 'react';

/** A field for the title of a new investigation. */
export function NewInvestigation({ onCreate }: { onCreate: (title: string) => void }) {
  const [title, setTitle] = useState('');
  return (
    <form
      className="new"
      onSubmit={event => {
        event.preventDefault();
        if (title.trim() === '') return;
        onCreate(title.trim());
        setTitle('');
      }}
    >
      <input
        className="field"
        value={title}
        maxLength={300}
        placeholder="New investigation"
        aria-label="Title of a new investigation"
        onChange={event => setTitle(event.target.value)}
      />
      <button type="submit" className="button" disabled={title.trim() === ''}>
        Create
      </button>
    </form>
  );
}
