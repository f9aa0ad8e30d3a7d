import { AppError } from '../attack/app-error';
import type { Author } from './author';
import { isLayerFile, recordsOfLayers } from './import-layer';
import { type Merged, mergeIntoNotes } from './merge-copy';
import { type Records, recordsSchema } from './model';
import { FORMAT, fault, parseNotesFile } from './notes-file';
import type { Watch } from './watch';

/** What an import did. */
export interface Imported extends Merged {
  /** Our own file was merged; a Navigator layer became a new investigation. */
  from: 'notes' | 'layer';
  /** The investigations of the file, in its order. */
  investigations: string[];
}

/**
 * Imports a file: our own JSON (an export or a backup), which merges without doubles, or an ATT&CK Navigator layer, which
 * makes a new investigation each time. All of it or nothing.
 *
 * @param text the whole file
 * @throws AppError `bad-file` saying what is wrong and where; `storage`, `notes-damaged` or `notes-blocked`
 */
export function importFile(author: Author, text: string): Promise<Imported>;
/** The same for somebody who waits; undefined when it was ended, and the notes are as they were. */
export function importFile(author: Author, text: string, watch: Watch): Promise<Imported | undefined>;
/** Both. */
export async function importFile(author: Author, text: string, watch: Watch = {}): Promise<Imported | undefined> {
  const json = parsed(text);
  await breath();
  const isLayer = isLayerFile(json);
  if (!isLayer && !isNotesFile(json)) {
    throw new AppError(
      'bad-file',
      'This is neither a file of Tidbit’s notes nor an ATT&CK Navigator layer. Choose a .tidbit.json or a layer.',
    );
  }
  const records = isLayer ? acceptable(recordsOfLayers(author, json)) : parseNotesFile(json);
  await breath();
  const merged = await mergeIntoNotes(author, records, watch);
  return (
    merged && {
      ...merged,
      from: isLayer ? 'layer' : 'notes',
      investigations: records.investigations.map(({ id }) => id),
    }
  );
}

/** Lets the page answer whoever waits: each step of taking a large file apart holds it up for a while. */
function breath(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}

/** A layer knows no longest comment; notes do. */
function acceptable(records: Records): Records {
  const checked = recordsSchema.safeParse(records);
  if (checked.success) return checked.data;
  throw new AppError('bad-file', `The layer holds more than a note may (${fault(checked.error)}). Shorten it there.`);
}

function isNotesFile(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT;
}

function parsed(text: string): unknown {
  try {
    // Editors on Windows put a byte order mark before JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError('bad-file', `The file is no JSON (${reason}). It may have been cut off; get it again.`, {
      cause: thrown,
    });
  }
}
