import type { Author } from './author';
import { allRecords } from './copy';
import type { NotesDatabase } from './database';
import { writeNotesFile } from './notes-file';
import { fromNotes } from './storage-error';
import type { Watch } from './watch';

/** When to remind of a backup: after so many changed records, or some time after the first of fewer. */
const MANY_CHANGES = 50;
/** Counting on would cost time with every look at the reminder, and tell nothing new. */
export const MOST_COUNTED = 1_000;
const LONG_MS = 30 * 24 * 60 * 60 * 1_000;

/** How long a reminder that was put off stays away. */
export const SNOOZE_MS = 7 * 24 * 60 * 60 * 1_000;

/** How far the notes have gone from the last backup, and whether it is time to say so. */
export interface BackupStatus {
  /** Time of the last backup; null before the first. */
  at: number | null;
  /** Records made or changed since, each counted once however often it was saved; `MOST_COUNTED` means that or more. */
  changes: number;
  /**
   * Whether to remind: 50 changed records or more, or any and 30 days since the oldest of them was changed; but not
   * within 7 days of having been put off.
   */
  isDue: boolean;
}

/** What a backup would keep that the last one has not. Throws AppError `storage`, `notes-damaged` or `notes-blocked`. */
export function backupStatus(db: NotesDatabase, now: number): Promise<BackupStatus> {
  return fromNotes(async () => {
    const { at, snoozedUntil } = await stored(db);
    const tables = [db.investigations, db.notes, db.evidence, db.assessments];
    const since = () => tables.map(table => table.where('changedAt').aboveOrEqual(at ?? 0));
    const [keys, oldest] = await Promise.all([
      Promise.all(since().map(changed => changed.limit(MOST_COUNTED).primaryKeys())),
      Promise.all(since().map(changed => changed.first())),
    ]);
    const changes = Math.min(MOST_COUNTED, keys.flat().length);
    const first = Math.min(...oldest.flatMap(row => (row ? [row.changedAt] : [])));
    const isDue = now >= snoozedUntil && (changes >= MANY_CHANGES || (changes > 0 && now - first >= LONG_MS));
    return { at, changes, isDue };
  });
}

/** A backup: the text of a file with everything, and how many records were too damaged to be in it. */
export interface Backup {
  text: string;
  /** Time to give to `noteBackup` once the file is saved. */
  at: number;
  damaged: number;
}

/** Makes a backup. It counts as made only when `noteBackup` says so: saving the file can still be cancelled. */
export function makeBackup(author: Author): Promise<Backup>;
/** The same for somebody who waits; undefined when it was ended. */
export function makeBackup(author: Author, watch: Watch): Promise<Backup | undefined>;
/** Both. */
export async function makeBackup({ db, now }: Author, watch: Watch = {}): Promise<Backup | undefined> {
  // Read before the records: a change in between is counted again rather than forgotten.
  const at = now();
  const copy = await allRecords(db, watch);
  return copy && { text: writeNotesFile(copy.records, at), at, damaged: copy.damaged };
}

/** Notes that a backup was saved: changes are counted from its time on. */
export function noteBackup({ db }: Author, { at }: Pick<Backup, 'at'>): Promise<void> {
  return fromNotes(() =>
    db.transaction('rw', db.meta, async () => {
      await db.meta.put({ key: 'backup', at, snoozedUntil: 0 });
    }),
  );
}

/** Puts the reminder off for `SNOOZE_MS`. */
export function snoozeBackup({ db, now }: Author): Promise<void> {
  return fromNotes(() =>
    db.transaction('rw', db.meta, async () => {
      await db.meta.put({ ...(await stored(db)), snoozedUntil: now() + SNOOZE_MS });
    }),
  );
}

async function stored(db: NotesDatabase) {
  const row = await db.meta.get('backup');
  return row?.key === 'backup' ? row : { key: 'backup' as const, at: null, snoozedUntil: 0 };
}
