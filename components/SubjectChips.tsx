import { useState } from 'react';
import type { Subject } from '../lib/notes/subject';

interface SubjectChipsProps {
  about: readonly Subject[];
  page: Subject | null;
  nameOf: (subject: Subject) => string;
  subjectOf: (text: string) => Subject | null;
  onAbout: (about: Subject[]) => void;
}

/** What a note is about: ATT&CK objects and pages, each of which can be taken off; and a field for more. */
export function SubjectChips({ about, page, nameOf, subjectOf, onAbout }: SubjectChipsProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const hasPage = page === null || about.some(subject => addressOf(subject) === addressOf(page));
  const add = () => {
    const subject = subjectOf(typed);
    setWrong(subject === null);
    if (!subject) return;
    onAbout([...about, subject]);
    setTyped('');
  };
  return (
    <div className="subjects">
      <ul className="chips" aria-label="About">
        {about.map(subject => (
          <li key={nameOf(subject)} className="chip">
            {nameOf(subject)}{' '}
            <button
              type="button"
              className="chip-off"
              aria-label={`Not about ${nameOf(subject)}`}
              onClick={() => onAbout(about.filter(other => other !== subject))}
            >
              ×
            </button>
          </li>
        ))}
        {!hasPage && (
          <li>
            <button type="button" className="link more" onClick={() => onAbout([...about, page])}>
              + this page
            </button>
          </li>
        )}
        <li>
          <form
            className="add"
            onSubmit={event => {
              event.preventDefault();
              add();
            }}
          >
            <input
              className="small-field"
              value={typed}
              size={10}
              placeholder="+ T1059.001"
              aria-label="Add an ATT&CK id"
              aria-invalid={isWrong}
              onChange={event => {
                setTyped(event.target.value);
                setWrong(false);
              }}
            />
          </form>
        </li>
      </ul>
      <p role="status" className={isWrong ? 'problem-line' : 'unseen'}>
        {isWrong && `“${typed}” is no ATT&CK id.`}
      </p>
    </div>
  );
}

function addressOf(subject: Subject): string {
  return 'url' in subject ? subject.url.replace(/#.*$/s, '') : '';
}
