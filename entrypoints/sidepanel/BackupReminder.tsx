import { BackupDue } from '../../components/BackupDue';
import { plural } from '../../lib/attack/wording';
import type { Author } from '../../lib/notes/author';
import { backupStatus, makeBackup, noteBackup, snoozeBackup } from '../../lib/notes/backup';
import { backupName } from '../../lib/notes/exports';
import { saveFiles } from '../../lib/platform/files';
import { useDesk } from './desk';
import { useLive } from './use-live';

/** Reminds of a backup when one is due; nothing otherwise. */
export function BackupReminder() {
  const { author, run } = useDesk();
  const status = useLive(() => backupStatus(author.db, Date.now()), [author.db])?.value;
  if (!status?.isDue) return null;
  return (
    <BackupDue
      changes={status.changes}
      onBackup={() => run(() => saveBackup(author))}
      onSnooze={() => run(() => snoozeBackup(author))}
    />
  );
}

/** Hands a backup to the browser's downloads, and says so. */
export async function saveBackup(author: Author): Promise<string> {
  const made = await makeBackup(author);
  saveFiles([{ name: backupName(made.at), mime: 'application/json', text: made.text }]);
  await noteBackup(author, made);
  const lost = made.damaged > 0 ? ` ${plural(made.damaged, 'damaged record')} could not be put in.` : '';
  return `Backup handed to the browser’s downloads.${lost}`;
}
