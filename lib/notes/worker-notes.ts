import type { Author } from './author';
import { openNotes } from './database';

/**
 * The notes for one life of the worker, opened when they are first asked for: most pages are read without one.
 *
 * @throws AppError `notes-newer`, `notes-damaged`, `notes-blocked` or `storage` where they stay closed
 */
export function notesOfWorker(clock: Pick<Author, 'now' | 'newId'>): () => Promise<Author> {
  let opened: Promise<Author> | undefined;
  return () => {
    opened ??= openNotes().then(notes => {
      if (notes.state !== 'open') throw notes.error;
      // Whoever closes them, as an update does, must not leave the worker with a database that is shut.
      notes.db.on('close', () => {
        opened = undefined;
      });
      return { db: notes.db, ...clock };
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
}
