import { AppError } from '../attack/app-error';

/**
 * Awaits work on the notes.
 *
 * @throws AppError: one that the work threw itself, else what `notesError` makes of it
 */
export async function fromNotes<Value>(work: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw notesError(thrown);
  }
}

/**
 * What a failure of IndexedDB means to somebody who writes notes; an `AppError` passes through unchanged.
 *
 * `storage`: no room, or the browser refused. `notes-damaged`: files of the profile cannot be read.
 * `notes-blocked`: the database was closed under this page, as an update does.
 */
export function notesError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const causes = causesOf(thrown);
  const isAny = (...names: string[]) => causes.some(({ name }) => names.includes(name));
  const reason = causes.at(-1)?.message || String(thrown);
  const fail = (code: 'storage' | 'notes-damaged' | 'notes-blocked', message: string) =>
    new AppError(code, message, { cause: thrown });
  if (isAny('QuotaExceededError')) {
    return fail(
      'storage',
      'The disk or the browser’s storage is full, so the last change was not saved. ' +
        'Free some disk space, then change it again; everything saved before is safe.',
    );
  }
  if (isAny('DatabaseClosedError', 'DatabaseClosed')) {
    return fail('notes-blocked', 'Tidbit was updated or its notes were closed under this page. Reload the page.');
  }
  if (isAny('UnknownError', 'NotReadableError')) {
    return fail(
      'notes-damaged',
      `The browser could not read the files of your notes (${reason}). Nothing was changed. ` +
        'Restart the browser; if this happens again, export what is readable.',
    );
  }
  return fail(
    'storage',
    `The browser could not read or write your notes (${reason}). Restart the browser; everything saved before is safe.`,
  );
}

/** The error and what it wraps: Dexie has the browser's as `inner`, and those of a bulk operation as `failures`. */
function causesOf(thrown: unknown): { name: string; message: string }[] {
  if (typeof thrown !== 'object' || thrown === null) return [];
  const { name = '', message = '', inner, failures } = thrown as Record<string, unknown>;
  const wrapped = [inner, ...(Array.isArray(failures) ? failures : [])];
  return [{ name: String(name), message: String(message) }, ...wrapped.flatMap(causesOf)];
}
