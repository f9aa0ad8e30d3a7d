import { BackupDue } from '../../components/BackupDue';
import { backupStatus, snoozeBackup } from '../../lib/notes/backup';
import { useDesk } from './desk';
import { useBackup } from './use-backup';
import { useLive } from './use-live';

/** Reminds of a backup when one is due; nothing otherwise. */
export function BackupReminder() {
  const { author, run } = useDesk();
  const status = useLive(() => backupStatus(author.db, Date.now()), [author.db])?.value;
  const { start, course } = useBackup();
  if (!status?.isDue) return null;
  return (
    <BackupDue
      changes={status.changes}
      course={course}
      onBackup={start}
      onSnooze={() => run(() => snoozeBackup(author))}
    />
  );
}
