import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../lib/attack/app-error';
import { type Reply, request, requestView } from '../../lib/platform/request';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const replies = (reply: Reply | undefined) =>
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => reply);

beforeEach(() => {
  vi.useRealTimers();
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

const view = { id: 'T1204', reports: 5 } as const;
const never = () => new Promise<never>(() => undefined);

test('a view is asked for once where the answer comes in time', async () => {
  vi.useFakeTimers();
  const send = replies({ ok: true, value: null });
  expect(await requestView('technique.view', view)).toBeNull();
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledOnce();
});

test('a view whose message is lost is asked for again', async () => {
  vi.useFakeTimers();
  const send = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  send.mockImplementationOnce(never).mockResolvedValueOnce({ ok: true, value: null });
  const asked = requestView('technique.view', view);
  await vi.runAllTimersAsync();
  expect(await asked).toBeNull();
  expect(send.mock.calls).toEqual(Array(2).fill([{ name: 'technique.view', body: view }]));
});

test('an answer that is only late is taken, be the second lost', async () => {
  vi.useFakeTimers();
  const late = new Promise<Reply>(resolve => setTimeout(() => resolve({ ok: true, value: null }), 5000));
  vi.spyOn(fakeBrowser.runtime, 'sendMessage')
    .mockImplementationOnce(() => late)
    .mockImplementationOnce(never);
  const asked = requestView('technique.view', view);
  await vi.runAllTimersAsync();
  expect(await asked).toBeNull();
});

test('a failure is thrown as soon as it is told, and where both fail', async () => {
  vi.useFakeTimers();
  const send = replies({ ok: false, code: 'storage', message: 'Free some space.' });
  await expect(requestView('technique.view', view)).rejects.toMatchObject({ code: 'storage' });
  expect(send).toHaveBeenCalledOnce();
  send.mockImplementation(() => new Promise((_, reject) => setTimeout(() => reject(gone), 5000)));
  const asked = expect(requestView('technique.view', view)).rejects.toMatchObject({ code: 'no-answer', cause: gone });
  await vi.runAllTimersAsync();
  await asked;
});
