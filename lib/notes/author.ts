import type { z } from 'zod';
import { AppError } from '../attack/app-error';
import type { NotesDatabase } from './database';

/** What every command works with. Pages pass the real clock and random ids, tests their own. */
export interface Author {
  db: NotesDatabase;
  /** Milliseconds since 1970: `Date.now`. */
  now: () => number;
  /** A new UUID: `crypto.randomUUID`. */
  newId: () => string;
}

/**
 * Input of a command as a record may hold it.
 *
 * @throws AppError `bad-input` saying what is wrong; nothing is cut
 */
export function accepted<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new AppError('bad-input', `This cannot be saved (${where}${issue?.message ?? 'malformed'}). Shorten it.`);
}

/** Fails with `notes-gone`: the record is not in this database. */
export function gone(what: string): never {
  throw new AppError('notes-gone', `This ${what} is not among your notes. Reload the page to see what is.`);
}
