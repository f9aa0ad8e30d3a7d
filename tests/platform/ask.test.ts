import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ask } from '../../lib/platform/ask';
import type { Reply } from '../../lib/platform/request';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const gone = new Error('Extension context invalidated.');
const refusal: Reply = { ok: false, code: 'storage', message: 'The disk is full.' };

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('resolves to the value of the answer, and warns of nothing', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const reply: Reply = { ok: true, value: { G0016: ['apt29'] } };
  const send = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => reply);
  expect(await ask('object.names', { ids: ['G0016'] })).toEqual({ G0016: ['apt29'] });
  expect(send.mock.calls).toEqual([[{ name: 'object.names', body: { ids: ['G0016'] } }]]);
  expect(warn).not.toHaveBeenCalled();
});

test.each<[string, () => Promise<unknown>, unknown]>([
  ['the worker refuses', async () => refusal, refusal],
  ['the worker says nothing', async () => undefined, undefined],
  ['the browser rejects', () => Promise.reject(gone), gone],
  [
    // Chromium does, in a page whose extension was updated.
    'the browser throws',
    () => {
      throw gone;
    },
    gone,
  ],
])('resolves to null and warns when %s', async (_, send, reason) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(send);
  expect(await ask('card.inject', {})).toBeNull();
  expect(warn.mock.calls).toEqual([[reason]]);
});
