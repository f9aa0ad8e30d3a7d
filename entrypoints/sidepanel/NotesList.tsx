import type { RefObject } from 'react';
import { ListState } from '../../components/ListState';
import { NoteItem } from '../../components/NoteItem';
import { VirtualList } from '../../components/VirtualList';
import { notesAbout, notesOfInvestigation } from '../../lib/notes/note-store';
import { isObject, type ObjectSubject, subjectKey } from '../../lib/notes/subject';
import { useDesk } from './desk';
import { useNames } from './use-names';
import { usePart } from './use-part';

/** What a list is of: an investigation, or an object in all of them; `about` goes first. */
export interface ListProps {
  investigation: string | undefined;
  about: ObjectSubject | null;
  scroller: RefObject<HTMLElement | null>;
}

/** The notes, newest first. */
export function NotesList({ investigation, about, scroller }: ListProps) {
  const { author, openNote, newNote } = useDesk();
  const { live, total, items, itemAt, onWant } = usePart(
    span => {
      if (about) return notesAbout(author.db, about, span);
      return notesOfInvestigation(author.db, investigation ?? '', span);
    },
    [author.db, investigation, about && subjectKey(about)],
  );
  const { titleOf } = useNames(items.flatMap(({ about: subjects }) => subjects.value.filter(isObject)));
  return (
    <>
      <p className="list-actions">
        <button type="button" className="button" onClick={() => newNote(about ? [about] : [])}>
          New note
        </button>
      </p>
      <ListState live={live} empty="No notes yet. What you write is saved as you type." />
      <VirtualList
        label="Notes"
        total={total}
        itemAt={itemAt}
        keyOf={({ id }) => id}
        onWant={onWant}
        estimate={64}
        scroller={scroller}
      >
        {note => <NoteItem note={note} nameOf={titleOf} onOpen={() => openNote(note.id)} />}
      </VirtualList>
    </>
  );
}
