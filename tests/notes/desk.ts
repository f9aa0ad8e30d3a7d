import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import type { Author } from '../../lib/notes/author';
import { type NotesDatabase, openNotes } from '../../lib/notes/database';

/** An author for tests, with a clock that is set by hand and ids in order. */
export interface Desk extends Author {
  /** The time that commands are told next. */
  clock: { time: number };
}

const opened: NotesDatabase[] = [];

afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

/** Empty notes, in a database of their own; closed after the test. */
export async function newDesk(name: string = crypto.randomUUID(), firstId = 1): Promise<Desk> {
  const result = await openNotes(name);
  if (result.state !== 'open') throw result.error;
  opened.push(result.db);
  const clock = { time: Date.UTC(2026, 10, 24, 8) };
  let ids = firstId;
  return {
    db: result.db,
    clock,
    now: () => clock.time++,
    newId: () => `0b5e0000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
  };
}

export const all = { offset: 0, limit: 1_000 };
