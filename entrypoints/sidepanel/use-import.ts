import type { Course } from '../../components/CourseButton';
import { plural } from '../../lib/attack/wording';
import type { Author } from '../../lib/notes/author';
import { importFile } from '../../lib/notes/import-file';
import type { Watch } from '../../lib/notes/watch';
import { readFile } from '../../lib/platform/files';
import type { Desk } from './desk';
import { askToPersist } from './persistence';
import { useCourse } from './use-course';

/** Taking such a file apart alone takes longer than a moment, and tells nothing meanwhile. */
const LARGE = 1_000_000;

/** A file that is taken in here. */
export interface ImportControl {
  start: (file: File) => void;
  course: Course | null;
}

/** Restores or imports a file; `onTold` is told what came of it. */
export function useImport(
  author: Author | null,
  run: Desk['run'],
  onTold: (told: string | null) => void,
): ImportControl {
  const { start, course } = useCourse(run, onTold);
  const take = async (into: Author, file: File, watch: Required<Watch>) => {
    if (file.size > LARGE) watch.onProgress(0);
    const imported = await importFile(into, await readFile(file), watch);
    if (!imported) return 'The import was cancelled. Your notes are as they were.';
    // In Firefox this is a question to the reader, who may leave it.
    run(askToPersist);
    const { added, changed } = imported;
    if (added === 0 && changed === 0) return `“${file.name}” holds nothing that is not here already.`;
    return `“${file.name}”: ${plural(added, 'record')} added, ${changed} changed.`;
  };
  return { start: file => author && start(watch => take(author, file, watch)), course };
}
