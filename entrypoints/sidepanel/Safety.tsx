import { useEffect, useState } from 'react';
import { SafetySection } from '../../components/SafetySection';
import { plural } from '../../lib/attack/wording';
import { backupStatus, makeBackup, noteBackup, snoozeBackup } from '../../lib/notes/backup';
import { backupName } from '../../lib/notes/exports';
import { importFile } from '../../lib/notes/import-file';
import { readFile, saveFiles } from '../../lib/platform/files';
import { useDesk } from './desk';
import { askToPersist } from './persistence';
import { useLive } from './use-live';

/** Backup of everything, restoring it, and taking in files of others. */
export function Safety() {
  const { author, run } = useDesk();
  const backup = useLive(() => backupStatus(author.db, Date.now()), [author.db]);
  const [isPersistent, setPersistent] = useState<boolean>();
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    navigator.storage.persisted().then(setPersistent, error => console.warn(error));
  }, []);
  return (
    <SafetySection
      backup={backup?.value}
      isPersistent={isPersistent}
      told={told}
      onBackup={() =>
        run(async () => {
          const made = await makeBackup(author);
          saveFiles([{ name: backupName(made.at), mime: 'application/json', text: made.text }]);
          await noteBackup(author, made);
          const lost = made.damaged > 0 ? ` ${plural(made.damaged, 'damaged record')} could not be put in.` : '';
          setTold(`Backup handed to the browser’s downloads.${lost}`);
        })
      }
      onSnooze={() => run(() => snoozeBackup(author))}
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
