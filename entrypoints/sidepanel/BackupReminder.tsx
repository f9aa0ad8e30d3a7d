import { useState } from 'react';
import { BackupDue } from '../../components/BackupDue';
import { backupStatus, snoozeBackup } from '../../lib/notes/backup';
import { useDesk } from './desk';
import { useBackup } from './use-backup';
import { useLive } from './use-live';

/** Reminds of a backup when one is due, and says what came of it; nothing otherwise. */
export function BackupReminder() {
  const { author, run } = useDesk();
  const status = useLive(() => backupStatus(author.db, Date.now()), [author.db])?.value;
  const [told, setTold] = useState<string | null>(null);
  const { start, course } = useBackup(setTold);
  if (!status?.isDue) return told === null ? null : <p role="status">{told}</p>;
  return (
    <BackupDue
      changes={status.changes}
      course={course}
      onBackup={start}
      onSnooze={() => run(() => snoozeBackup(author))}
    />
  );
}
