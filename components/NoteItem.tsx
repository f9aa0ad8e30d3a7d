import type { Note } from '../lib/notes/model';
import type { Subject } from '../lib/notes/subject';
import { When } from './When';

interface NoteItemProps {
  note: Note;
  nameOf: (subject: Subject) => string;
  onOpen: () => void;
}

const SHOWN_LENGTH = 240;

/** A note in a list: its beginning, and what it is about. */
export function NoteItem({ note: { body, about, versions, createdAt }, nameOf, onOpen }: NoteItemProps) {
  const subjects = about.value.map(nameOf);
  return (
    <button type="button" className="note-item" onClick={onOpen}>
      <span className="note-beginning">{beginning(body.text) || 'Empty note'}</span>
      <span className="item-foot">
        <span className="about-line">{subjects.join(' · ')}</span>
        {versions.length > 0 && <span className="stale-words">another version is kept</span>}
        <When at={createdAt} />
      </span>
    </button>
  );
}

/** The first words as plain text, without the marks of headings, lists and quotes. */
function beginning(text: string): string {
  return text
    .slice(0, 2 * SHOWN_LENGTH)
    .replace(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+/gm, '')
    .replace(/[*_`]{1,3}/g, '')
    .trim()
    .slice(0, SHOWN_LENGTH);
}
