import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { fromStorage, storageError } from '../../lib/knowledge/storage-error';

const full = new DOMException('no space', 'QuotaExceededError');

test.each([
  ['the browser’s own error', full],
  ['a transaction that aborted for it', new Dexie.AbortError(full)],
  ['a bulk operation of which one record failed for it', new Dexie.BulkError('1 of 2 failed', [new Error('x'), full])],
])('a full disk is told as such: %s', (_, thrown) => {
  expect(storageError(thrown)).toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/full.*Free some disk space/),
    cause: thrown,
  });
});

test.each([
  ['an error', new Error('broken profile'), 'broken profile'],
  ['a transaction that aborted for another reason', new Dexie.AbortError('stopped'), 'stopped'],
  ['a bulk operation that failed otherwise', new Dexie.BulkError('1 of 2 failed', [new Error('x')]), '1 of 2 failed'],
  ['no error at all', 'a string', 'a string'],
])('anything else is told with its reason: %s', (_, thrown, reason) => {
  const { code, message } = storageError(thrown);
  expect(code).toBe('storage');
  expect(message).toContain(reason);
  expect(message).not.toContain('disk space');
});

test('an AppError stays what it is', () => {
  const error = new AppError('bad-pack', 'Reinstall the extension.');
  expect(storageError(error)).toBe(error);
});

test('fromStorage hands on the value, and turns what is thrown', async () => {
  expect(await fromStorage(async () => 1)).toBe(1);
  await expect(fromStorage(() => Promise.reject(full))).rejects.toMatchObject({ code: 'storage' });
});
