import { useState } from 'react';
import type { Draft } from '../lib/notes/draft';
import { NoteText } from './NoteText';
import { When } from './When';

interface NoteVersionsProps {
  versions: readonly Draft[];
  onTakeIn: (version: Draft) => void;
  onDismiss: (version: Draft) => void;
}

/** Says that another text of the note is kept, and shows it to whoever wants to see it. */
export function NoteVersions({ versions, onTakeIn, onDismiss }: NoteVersionsProps) {
  const [isOpen, setOpen] = useState(false);
  if (versions.length === 0) return null;
  return (
    <div className="stale versions" role="status">
      <p>
        {versions.length === 1 ? 'Another version is kept' : `${versions.length} other versions are kept`}: this note
        was changed in two places at once.{' '}
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Look at it'}
        </button>
      </p>
      {isOpen && (
        <ul>
          {versions.map(version => (
            <li key={`${version.at} ${version.text}`} className="version">
              <p className="meta">
                Written <When at={version.at} />
              </p>
              <NoteText text={version.text} />
              <div className="line-of">
                <button type="button" className="link" onClick={() => onTakeIn(version)}>
                  Add it below
                </button>
                <button type="button" className="link" onClick={() => onDismiss(version)}>
                  Let it go
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
