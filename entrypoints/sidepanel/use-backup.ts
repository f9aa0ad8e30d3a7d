import { useRef, useState } from 'react';
import type { BackupCourse } from '../../components/BackupButton';
import { plural } from '../../lib/attack/wording';
import { makeBackup, noteBackup } from '../../lib/notes/backup';
import { backupName } from '../../lib/notes/exports';
import { saveFiles } from '../../lib/platform/files';
import { useDesk } from './desk';

/** A backup of everything that is started here. */
interface BackupControl {
  start: () => void;
  /** How far it is, once it takes longer than a moment. */
  course: BackupCourse | null;
}

/** Hands a backup to the browser's downloads; `onTold` is told so, or that it was cancelled. */
export function useBackup(onTold: (told: string | null) => void): BackupControl {
  const { author, run } = useDesk();
  const [share, setShare] = useState<number | null>(null);
  const running = useRef<AbortController>(null);
  const save = async (signal: AbortSignal) => {
    const made = await makeBackup(author, { signal, onProgress: setShare });
    if (!made) return 'The backup was cancelled.';
    saveFiles([{ name: backupName(made.at), mime: 'application/json', text: made.text }]);
    await noteBackup(author, made);
    const lost = made.damaged > 0 ? ` ${plural(made.damaged, 'damaged record')} could not be put in.` : '';
    return `Backup handed to the browser’s downloads.${lost}`;
  };
  return {
    start: () => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      onTold(null);
      run(() =>
        save(controller.signal)
          .then(onTold)
          .finally(() => {
            running.current = null;
            setShare(null);
          }),
      );
    },
    course: share === null ? null : { share, onCancel: () => running.current?.abort() },
  };
}
