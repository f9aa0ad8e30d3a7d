import { useEffect, useState } from 'react';
import { type AppError, toAppError } from '../../lib/attack/app-error';
import type { Author } from '../../lib/notes/author';
import { checkCounts } from '../../lib/notes/check-counts';
import { type OpenedNotes, openNotes } from '../../lib/notes/database';
import { editorsWithLeftovers, saveLeftovers } from '../../lib/notes/journal';
import { holdEditor, whenEditorIsGone } from '../../lib/platform/editor-lock';

/** Id of this page as an editor of notes. */
export const EDITOR = crypto.randomUUID();

/** The notes, or why they are not at hand; undefined while they open. */
export type NotesState =
  | { state: 'open'; author: Author }
  | Exclude<OpenedNotes, { state: 'open' }>
  | { state: 'failed'; error: AppError }
  | undefined;

/** Opens the notes once, and saves what closed pages had typed and not saved. */
export function useNotes(onTrouble: (problem: AppError) => void): NotesState {
  const [notes, setNotes] = useState<NotesState>();
  useEffect(() => {
    let isCurrent = true;
    holdEditor(EDITOR);
    const open = () =>
      openNotes()
        .then(
          (opened): NotesState => (opened.state === 'open' ? { state: 'open', author: authorOf(opened.db) } : opened),
          (thrown): NotesState => ({ state: 'failed', error: toAppError(thrown) }),
        )
        .then(found => {
          if (!isCurrent) return;
          setNotes(found);
          if (found?.state === 'open') {
            rescue(found.author)
              .then(() => mend(found.author))
              .catch(thrown => onTrouble(toAppError(thrown)));
          }
          if (found?.state === 'blocked') found.free.then(open);
        });
    void open();
    return () => {
      isCurrent = false;
    };
  }, [onTrouble]);
  return notes;
}

function authorOf(db: Author['db']): Author {
  return { db, now: Date.now, newId: () => crypto.randomUUID() };
}

/** After the panel shows what is there: whoever waits for it is not to wait for this. */
async function mend(author: Author): Promise<void> {
  const mended = await checkCounts(author);
  if (mended > 0) console.warn(`${mended} counts of the notes were wrong and have been mended`);
}

async function rescue(author: Author): Promise<void> {
  const editors = editorsWithLeftovers(localStorage).filter(editor => editor !== EDITOR);
  await Promise.all(editors.map(editor => whenEditorIsGone(editor, () => saveLeftovers(author, localStorage, editor))));
}
