import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../lib/attack/app-error';
import { type Reply, request } from '../../lib/platform/request';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const replies = (reply: Reply | undefined) =>
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => reply);

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('a request resolves to the value of the answer', async () => {
  const send = replies({ ok: true, value: { G0016: ['apt29'] } });
  expect(await request('object.names', { ids: ['G0016'] })).toEqual({ G0016: ['apt29'] });
  expect(send.mock.calls).toEqual([[{ name: 'object.names', body: { ids: ['G0016'] } }]]);
});

test('an answer may be null', async () => {
  replies({ ok: true, value: null });
  expect(await request('technique.view', { id: 'T1204', reports: 5 })).toBeNull();
});

test('a failure of the worker is thrown here as it was there', async () => {
  replies({ ok: false, code: 'bad-pack', message: 'Reinstall the extension.' });
  const asked = request('knowledge.sync', {});
  await expect(asked).rejects.toBeInstanceOf(AppError);
  await expect(asked).rejects.toMatchObject({ code: 'bad-pack', message: 'Reinstall the extension.' });
});

test('a worker that says nothing gave no answer', async () => {
  replies(undefined);
  const asked = request('knowledge.sync', {});
  await expect(asked).rejects.toBeInstanceOf(AppError);
  await expect(asked).rejects.toMatchObject({
    code: 'no-answer',
    message: expect.stringContaining('Reload the page'),
  });
});

const gone = new Error('Extension context invalidated.');

test.each([
  ['rejects', () => Promise.reject(gone)],
  [
    'throws',
    () => {
      throw gone;
    },
  ],
])('a browser that %s gave no answer, and says why', async (_, send) => {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(send);
  const asked = request('knowledge.sync', {});
  await expect(asked).rejects.toBeInstanceOf(AppError);
  await expect(asked).rejects.toMatchObject({ code: 'no-answer', cause: gone });
});
