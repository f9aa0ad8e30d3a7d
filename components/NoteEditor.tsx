import { useId, useState } from 'react';
import type { AppError } from '../lib/attack/app-error';
import type { Draft } from '../lib/notes/draft';
import type { Subject } from '../lib/notes/subject';
import { NoteText } from './NoteText';
import { NoteVersions } from './NoteVersions';
import { SubjectChips } from './SubjectChips';

interface NoteEditorProps {
  text: string;
  status: 'saved' | 'typing' | AppError;
  versions: readonly Draft[];
  about: readonly Subject[];
  /** Longest text, in UTF-16 units. */
  longest: number;
  /** The page that is open beside the panel, which can be added to what the note is about. */
  page: Subject | null;
  nameOf: (subject: Subject) => string;
  onType: (text: string) => void;
  onTakeIn: (version: Draft) => void;
  onDismiss: (version: Draft) => void;
  onAbout: (about: Subject[]) => void;
  /** Turns what was typed into a subject; null for what is no id. */
  subjectOf: (text: string) => Subject | null;
  onBack: () => void;
  onDelete: () => void;
}

/** One note: what it is about, its text, and how it reads. There is no button to save: it is saved as it is typed. */
export function NoteEditor(props: NoteEditorProps) {
  const { text, status, versions, longest, onType, onTakeIn, onDismiss, onBack, onDelete } = props;
  const [isReading, setReading] = useState(false);
  const id = useId();
  return (
    <section className="note-editor" aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`} className="unseen">
        Note
      </h2>
      <div className="line-of">
        <button type="button" className="link" onClick={onBack}>
          ← All notes
        </button>
        <SaveState status={status} />
      </div>
      <SubjectChips {...props} />
      <NoteVersions versions={versions} onTakeIn={onTakeIn} onDismiss={onDismiss} />
      {isReading ? (
        <NoteText text={text.trim() === '' ? '*Nothing written yet.*' : text} />
      ) : (
        <>
          <label htmlFor={id} className="unseen">
            Text of the note, Markdown
          </label>
          <textarea
            id={id}
            className="note-area"
            value={text}
            maxLength={longest}
            placeholder="What did you see? Markdown works: **bold**, - list, > quote, `code`."
            // biome-ignore lint/a11y/noAutofocus: the note was opened to write in it
            autoFocus
            ref={atEnd}
            onChange={event => onType(event.target.value)}
          />
        </>
      )}
      <div className="line-of">
        <button type="button" className="link" aria-pressed={isReading} onClick={() => setReading(!isReading)}>
          {isReading ? 'Write' : 'Preview'}
        </button>
        <button type="button" className="link quiet" onClick={onDelete}>
          Delete note
        </button>
      </div>
    </section>
  );
}

/** Who opens a text goes on writing it: browsers put the caret before what is there. Called once, when it appears. */
export function atEnd(area: HTMLTextAreaElement | null): void {
  area?.setSelectionRange(area.value.length, area.value.length);
}

/** "Saved" for the eye; told aloud only when it is not. */
export function SaveState({ status }: Pick<NoteEditorProps, 'status'>) {
  if (status === 'saved') return <span className="save-state">Saved</span>;
  if (status === 'typing') return <span className="save-state">Saving…</span>;
  return (
    <span className="save-state problem-line" role="alert">
      Not saved yet: {status.message}
    </span>
  );
}
