import { useEffect, useState, useSyncExternalStore } from 'react';
import { NoteEditor } from '../../components/NoteEditor';
import { ProblemText } from '../../components/ProblemText';
import { kindOfId } from '../../lib/attack/kinds';
import { LONGEST_BODY } from '../../lib/notes/draft';
import type { Note } from '../../lib/notes/model';
import { NoteEditing } from '../../lib/notes/note-editing';
import { deleteNote, getNote, restoreNote, setNoteSubjects } from '../../lib/notes/note-store';
import { isObject, type Subject } from '../../lib/notes/subject';
import { newEditor } from '../../lib/platform/editor-lock';
import { useDesk } from './desk';
import { writtenId } from './KeepChosen';
import { useLive } from './use-live';
import { useNames } from './use-names';

/** A note in the editor. */
export function OpenNote({ id, onBack }: { id: string; onBack: () => void }) {
  const { author } = useDesk();
  const note = useLive(() => getNote(author.db, id), [author.db, id]);
  if (!note) return <div className="panel-body" aria-busy="true" />;
  if (note.problem) return <ProblemText problem={note.problem} />;
  if (!note.value || note.value.deleted.value) {
    return (
      <div className="empty">
        <p className="empty-what">This note was deleted.</p>
        <button type="button" className="link" onClick={onBack}>
          ← All notes
        </button>
      </div>
    );
  }
  return <Editing key={id} note={note.value} onBack={onBack} />;
}

function Editing({ note, onBack }: { note: Note; onBack: () => void }) {
  const { author, tab, run } = useDesk();
  const { editing, text, status, versions } = useEditing(note);
  const about = note.about.value;
  const { titleOf } = useNames(about.filter(isObject));
  const remove = (told?: string) =>
    run(
      () => deleteNote(author, note.id),
      told === undefined ? undefined : { text: told, undo: () => run(() => restoreNote(author, note.id)) },
    );
  return (
    <div className="panel-body">
      <NoteEditor
        text={text}
        status={status}
        versions={versions}
        about={about}
        longest={LONGEST_BODY}
        page={tab && /^(https?|file):/.test(tab.url) ? { url: tab.url, title: tab.title } : null}
        nameOf={titleOf}
        subjectOf={objectWritten}
        onType={typed => editing.type(typed)}
        onTakeIn={version => editing.takeIn(version)}
        onDismiss={version => editing.dismiss(version)}
        onAbout={subjects => run(() => setNoteSubjects(author, note.id, subjects))}
        onBack={() => {
          // A note that was opened and left without a word is none.
          if (text.trim() === '' && versions.length === 0) remove();
          onBack();
        }}
        onDelete={() => {
          remove('Note deleted.');
          onBack();
        }}
      />
    </div>
  );
}

function objectWritten(text: string): Subject | null {
  const id = writtenId(text);
  const kind = id === null ? null : kindOfId(id);
  return id !== null && kind ? { kind, id } : null;
}

/** One editing of the note for as long as it is open; saved at the latest when the page is hidden. */
function useEditing(note: Note) {
  const { author, editor } = useDesk();
  const [store] = useState(() => {
    const listeners = new Set<() => void>();
    const editing = new NoteEditing({
      author,
      storage: localStorage,
      editor,
      newEditor,
      note,
      onChange: () => {
        for (const listener of listeners) listener();
      },
    });
    const subscribe = (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return { editing, subscribe };
  });
  const { editing, subscribe } = store;
  const shown = useSyncExternalStore(subscribe, () => editing.shown);
  useEffect(() => editing.receive(note), [editing, note]);
  useEffect(() => {
    const flush = () => void editing.flush();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [editing]);
  return { editing, ...shown };
}
