import { NotesClosed } from '../../components/NotesClosed';
import type { AppError } from '../../lib/attack/app-error';
import { backupName } from '../../lib/notes/exports';
import { writeNotesFile } from '../../lib/notes/notes-file';
import { readableRecords } from '../../lib/notes/rescue';
import { saveFiles } from '../../lib/platform/files';
import type { Desk } from './desk';

/** Notes that do not open: nothing is changed in them, and what is readable can be saved. */
export function ClosedNotes({ error, run }: { error: AppError; run: Desk['run'] }) {
  const rescue = () =>
    run(async () => {
      const { records, unreadable } = await readableRecords();
      const now = Date.now();
      saveFiles([{ name: backupName(now), mime: 'application/json', text: writeNotesFile(records, now, unreadable) }]);
    });
  // While another page holds them the browser answers no question about them, and nothing is wrong with them.
  return <NotesClosed problem={error} onRescue={error.code === 'notes-blocked' ? null : rescue} />;
}
