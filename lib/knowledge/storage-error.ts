import { AppError } from '../attack/app-error';

/**
 * Awaits work on a database.
 *
 * @throws AppError: one that the work threw itself, else `storage`
 */
export async function fromStorage<Value>(work: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw storageError(thrown);
  }
}

/** What a failure of IndexedDB means to the user, as an `AppError` `storage`; an `AppError` passes through unchanged. */
export function storageError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = isQuotaExceeded(thrown)
    ? 'The disk or the browser’s storage is full, so the ATT&CK knowledge could not be stored. ' +
      'Free some disk space and restart the browser; notes are not affected.'
    : 'The browser could not read or write the ATT&CK knowledge ' +
      `(${thrown instanceof Error ? thrown.message : String(thrown)}). ` +
      'Restart the browser; if this happens again, reinstall the extension.';
  return new AppError('storage', message, { cause: thrown });
}

/** Dexie wraps the browser's error as `inner`, and those of a bulk operation as `failures`. */
function isQuotaExceeded(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if ('name' in thrown && thrown.name === 'QuotaExceededError') return true;
  if ('inner' in thrown && isQuotaExceeded(thrown.inner)) return true;
  return 'failures' in thrown && Array.isArray(thrown.failures) && thrown.failures.some(isQuotaExceeded);
}
