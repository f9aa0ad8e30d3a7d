import type { Course } from '../../components/CourseButton';
import { plural } from '../../lib/attack/wording';
import type { Author } from '../../lib/notes/author';
import { makeBackup, noteBackup } from '../../lib/notes/backup';
import { backupName } from '../../lib/notes/exports';
import type { Watch } from '../../lib/notes/watch';
import { saveFiles } from '../../lib/platform/files';
import type { Desk } from './desk';
import { useCourse } from './use-course';

/** A backup of everything that is started here. */
export interface BackupControl {
  start: () => void;
  course: Course | null;
}

/** Hands a backup to the browser's downloads; `onTold` is told so, or that it was cancelled. */
export function useBackup(
  author: Author | null,
  run: Desk['run'],
  onTold: (told: string | null) => void,
): BackupControl {
  const { start, course } = useCourse(run, onTold);
  const save = async (of: Author, watch: Watch) => {
    const made = await makeBackup(of, watch);
    if (!made) return 'The backup was cancelled.';
    saveFiles([{ name: backupName(made.at), mime: 'application/json', text: made.text }]);
    await noteBackup(of, made);
    const lost = made.damaged > 0 ? ` ${plural(made.damaged, 'damaged record')} could not be put in.` : '';
    return `Backup handed to the browser’s downloads.${lost}`;
  };
  return { start: () => author && start(watch => save(author, watch)), course };
}
