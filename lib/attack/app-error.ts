/**
 * Why an operation failed, as a value that survives `runtime.sendMessage`.
 *
 * - `bad-message`: a message had no known name or a malformed body
 * - `no-answer`: the worker said nothing (it was replaced, or the extension was updated under the page)
 * - `bad-pack`: the bundled pack is missing, damaged or malformed
 * - `storage`: IndexedDB refused (disk full, profile damaged)
 * - `bad-seed`: a line of `seeds/` is malformed; build time only
 * - `bad-stix`: a STIX bundle is malformed
 * - `unknown-id`: the installed release has nothing under the id that was asked for
 * - `notes-newer`: the notes were written by a newer Tidbit
 * - `notes-damaged`: the notes, or a record of them, cannot be read
 * - `notes-blocked`: another page holds the notes in another form, or they were closed under this one
 * - `notes-gone`: a record that was asked to be changed does not exist
 * - `bad-input`: a text or list is longer than a record may hold
 * - `bad-file`: a file to import is malformed, or of a form that is not known
 * - `unexpected`: anything else, with the thrown value as `cause`
 */
export type ErrorCode =
  | 'bad-message'
  | 'no-answer'
  | 'bad-pack'
  | 'storage'
  | 'bad-seed'
  | 'bad-stix'
  | 'unknown-id'
  | 'notes-newer'
  | 'notes-damaged'
  | 'notes-blocked'
  | 'notes-gone'
  | 'bad-input'
  | 'bad-file'
  | 'unexpected';

/** The one error thrown on purpose: `code` for programs, `message` for the reader, `cause` for the console. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Turns whatever a `catch` caught into an `AppError`; an `AppError` passes through unchanged. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('unexpected', message, { cause: thrown });
}
