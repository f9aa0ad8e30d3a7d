import { BackupDue } from '../../components/BackupDue';
import { backupStatus, snoozeBackup } from '../../lib/notes/backup';
import { useDesk } from './desk';
import { useLongWork } from './long-work';
import { useLive } from './use-live';

/** Reminds of a backup when one is due; nothing otherwise. */
export function BackupReminder() {
  const { author, run } = useDesk();
  const { backup } = useLongWork();
  const status = useLive(() => backupStatus(author.db, Date.now()), [author.db])?.value;
  if (!status?.isDue) return null;
  return (
    <BackupDue
      changes={status.changes}
      course={backup.course}
      onBackup={backup.start}
      onSnooze={() => run(() => snoozeBackup(author))}
    />
  );
}
