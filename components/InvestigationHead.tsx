import { useState } from 'react';
import type { Investigation } from '../lib/notes/model';

interface InvestigationHeadProps {
  investigation: Investigation;
  longest: { title: number; tag: number };
  onRename: (title: string) => void;
  onTag: (tags: string[]) => void;
  onClose: () => void;
  onReopen: () => void;
  onDelete: () => void;
}

/** Title, tags and state of an investigation, each changed in place. */
export function InvestigationHead(props: InvestigationHeadProps) {
  const { investigation, longest, onRename, onTag, onClose, onReopen, onDelete } = props;
  const { title, tags, state } = investigation;
  const [tag, setTag] = useState('');
  const isOpen = state.value === 'open';
  return (
    <header className="investigation-head">
      <h2 className="unseen">{title.value || 'Untitled investigation'}</h2>
      <TitleField key={title.value} title={title.value} longest={longest.title} onRename={onRename} />
      <ul className="chips" aria-label="Tags">
        {tags.value.map(one => (
          <li key={one} className="chip">
            {one}{' '}
            <button
              type="button"
              className="chip-off"
              aria-label={`Remove tag ${one}`}
              onClick={() => onTag(tags.value.filter(other => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
        <li>
          <form
            className="add"
            onSubmit={event => {
              event.preventDefault();
              if (tag.trim() !== '') onTag([...tags.value, tag]);
              setTag('');
            }}
          >
            <input
              className="small-field"
              value={tag}
              size={6}
              maxLength={longest.tag}
              placeholder="+ tag"
              aria-label="Add a tag"
              onChange={event => setTag(event.target.value)}
            />
          </form>
        </li>
      </ul>
      <p className="investigation-state">
        {!isOpen && <span className="quiet">closed</span>}
        <button type="button" className="link quiet" onClick={isOpen ? onClose : onReopen}>
          {isOpen ? 'Close' : 'Reopen'}
        </button>
        <button type="button" className="link quiet" onClick={onDelete}>
          Delete
        </button>
      </p>
    </header>
  );
}

/** Takes the new title with Enter or on leaving; Esc brings the old one back. */
function TitleField({
  title,
  longest,
  onRename,
}: {
  title: string;
  longest: number;
  onRename: (title: string) => void;
}) {
  const [typed, setTyped] = useState(title);
  const rename = () => {
    if (typed.trim() === '') setTyped(title);
    else if (typed.trim() !== title) onRename(typed.trim());
  };
  return (
    <input
      className="title-field"
      aria-label="Title"
      value={typed}
      maxLength={longest}
      onChange={event => setTyped(event.target.value)}
      onBlur={rename}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(title);
      }}
    />
  );
}
