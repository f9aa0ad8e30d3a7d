import { useEffect, useState } from 'react';
import { SafetySection } from '../../components/SafetySection';
import { plural } from '../../lib/attack/wording';
import { backupStatus } from '../../lib/notes/backup';
import { importFile } from '../../lib/notes/import-file';
import { readFile } from '../../lib/platform/files';
import { useDesk } from './desk';
import { askToPersist } from './persistence';
import { useBackup } from './use-backup';
import { useLive } from './use-live';

/** Backup of everything, restoring it, and taking in files of others. */
export function Safety() {
  const { author, run } = useDesk();
  const backup = useLive(() => backupStatus(author.db, Date.now()), [author.db]);
  const [isPersistent, setPersistent] = useState<boolean>();
  const [told, setTold] = useState<string | null>(null);
  const { start, course } = useBackup(setTold);
  useEffect(() => {
    navigator.storage.persisted().then(setPersistent, error => console.warn(error));
  }, []);
  return (
    <SafetySection
      backup={backup?.value}
      isPersistent={isPersistent}
      told={told}
      course={course}
      onBackup={start}
      onImport={file =>
        run(async () => {
          setTold(null);
          const { added, changed } = await importFile(author, await readFile(file));
          const nothing = added === 0 && changed === 0;
          setTold(
            nothing
              ? `“${file.name}” holds nothing that is not here already.`
              : `“${file.name}”: ${plural(added, 'record')} added, ${changed} changed.`,
          );
          await askToPersist();
        })
      }
    />
  );
}
