import { useEffect, useState } from 'react';
import { SafetySection } from '../../components/SafetySection';
import { backupStatus } from '../../lib/notes/backup';
import { useDesk } from './desk';
import { useLongWork } from './long-work';
import { useLive } from './use-live';

/** Backup of everything, restoring it, and taking in files of others. */
export function Safety() {
  const { author } = useDesk();
  const status = useLive(() => backupStatus(author.db, Date.now()), [author.db]);
  const [isPersistent, setPersistent] = useState<boolean>();
  const { backup, taking } = useLongWork();
  useEffect(() => {
    navigator.storage.persisted().then(setPersistent, error => console.warn(error));
  }, []);
  return (
    <SafetySection
      backup={status?.value}
      isPersistent={isPersistent}
      backingUp={backup.course}
      importing={taking.course}
      onBackup={backup.start}
      onImport={taking.start}
    />
  );
}
