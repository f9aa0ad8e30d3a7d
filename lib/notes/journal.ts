import { z } from 'zod';
import type { Author } from './author';
import { clockSchema, LONGEST_BODY } from './draft';
import { type SavedBody, saveNoteBody } from './note-store';

/**
 * What was typed and is not in the database yet. A page that is closed has no time for a transaction, but it has for
 * `localStorage`, which is written before the key press is over. Every key press leaves the text here; once the
 * database has it, it is taken away; and what a page left behind, the next one saves.
 */

/** As much of `localStorage` as a journal needs. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'typed ';

const entrySchema = z.strictObject({ text: z.string().max(LONGEST_BODY), base: clockSchema });

/** Leaves what an editor holds of a note, in the place of what it left before. */
export function leaveTyped(storage: JournalStorage, note: string, { editor, text, base }: SavedBody): void {
  storage.setItem(`${PREFIX}${editor} ${note}`, JSON.stringify({ text, base }));
}

/** Takes away what an editor left of a note: the database has it. */
export function forgetTyped(storage: JournalStorage, note: string, editor: string): void {
  storage.removeItem(`${PREFIX}${editor} ${note}`);
}

/** The editors that have left something: pages that are open, and pages that were closed in mid-typing. */
export function editorsWithLeftovers(storage: JournalStorage): string[] {
  return [...new Set(leftovers(storage).map(({ editor }) => editor))];
}

/**
 * Saves what a closed page left, as the save of its editor: what another editor has written since is not lost against
 * it, nor the other way round. Not to be called while that page is open: what it left is its own to save.
 *
 * @throws AppError as the commands of notes; what could not be saved stays
 */
export async function saveLeftovers(author: Author, storage: JournalStorage, editor: string): Promise<void> {
  for (const { note } of leftovers(storage).filter(left => left.editor === editor)) {
    const entry = read(storage, editor, note);
    if (entry) await saveNoteBody(author, note, { ...entry, editor });
    forgetTyped(storage, note, editor);
  }
}

function leftovers(storage: JournalStorage): { editor: string; note: string }[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys
    .filter(key => key.startsWith(PREFIX))
    .map(key => key.slice(PREFIX.length).split(' '))
    .flatMap(([editor, note]) => (editor && note ? [{ editor, note }] : []));
}

function read(storage: JournalStorage, editor: string, note: string): z.infer<typeof entrySchema> | null {
  const text = storage.getItem(`${PREFIX}${editor} ${note}`);
  const parsed = entrySchema.safeParse(text === null ? null : JSON.parse(text));
  if (parsed.success) return parsed.data;
  console.warn('What a closed page had typed cannot be read', parsed.error);
  return null;
}
