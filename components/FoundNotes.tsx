import type { Excerpt } from '../lib/notes/excerpt';
import { Highlighted } from './Highlighted';
import { When } from './When';

interface FoundNotesProps {
  /** Undefined while they are looked for. */
  found: { id: string; title: string; createdAt: number; excerpt: Excerpt }[] | undefined;
  /** How many there are in all; null for more than were counted. */
  total: number | null;
  onOpen: (id: string) => void;
}

/** The notes in which the words of a search stand, below the investigations that have them in their titles. */
export function FoundNotes({ found, total, onOpen }: FoundNotesProps) {
  return (
    <section className="section found-notes" aria-labelledby="found-notes">
      <div className="section-head">
        <h2 id="found-notes">In notes</h2>
        <span className="quiet" role="status">
          {found === undefined && 'Searching…'}
          {found && countOf(found.length, total)}
        </span>
      </div>
      {found && found.length > 0 && (
        <ul className="rows" aria-labelledby="found-notes">
          {found.map(({ id, title, createdAt, excerpt }) => (
            <li key={id}>
              <button type="button" className="note-item" onClick={() => onOpen(id)}>
                <span className="note-beginning">
                  <Highlighted text={excerpt.text} spans={excerpt.spans} />
                </span>
                <span className="item-foot">
                  <span className="about-line">{title || 'Untitled investigation'}</span>
                  <When at={createdAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function countOf(shown: number, total: number | null): string {
  if (total === null) return `more than ${shown}, the newest ${shown}`;
  if (total === 0) return 'none';
  return total > shown ? `${total.toLocaleString('en')}, the newest ${shown}` : total.toLocaleString('en');
}
