import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AppError } from '../../lib/attack/app-error';
import { requestSchemas } from '../../lib/platform/protocol';
import { answer, type Handlers, type Sender, serve } from '../../lib/platform/serve';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const sender: Sender = { frameId: 3 };

function handlersOf(parts: Partial<Handlers> = {}): Handlers {
  const untouched = () => Promise.reject(new Error('called'));
  const none = Object.fromEntries(Object.keys(requestSchemas).map(name => [name, untouched])) as unknown as Handlers;
  return { ...none, ...parts };
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('an answer is what the handler of the message resolves to', async () => {
  const open = vi.fn(async () => null);
  const reply = await answer(
    handlersOf({ 'workspace.open': open }),
    { name: 'workspace.open', body: { id: 'T1204' } },
    sender,
  );
  expect(reply).toEqual({ ok: true, value: null });
  expect(open.mock.calls).toEqual([[{ id: 'T1204' }, sender]]);
});

test.each([
  ['of no known name', { name: 'notes.delete', body: {} }, 'notes.delete'],
  ['named like something every object has', { name: 'toString', body: {} }, 'toString'],
  ['without a name', { body: {} }, 'undefined'],
  ['whose name is no text', { name: ['card.inject'], body: {} }, 'card.inject'],
  ['that is null', null, 'undefined'],
  ['that is undefined', undefined, 'undefined'],
  ['that is a text', 'card.inject', 'undefined'],
  ['without a body', { name: 'card.inject' }, 'Malformed card.inject'],
  ['with a body that does not fit', { name: 'workspace.open', body: { id: 'G0016' } }, 'Malformed workspace.open'],
  ['with more than it may have', { name: 'knowledge.sync', body: { force: true } }, 'Malformed knowledge.sync'],
])('a message %s is told to be bad', async (_, message, words) => {
  expect(await answer(handlersOf(), message, sender)).toEqual({
    ok: false,
    code: 'bad-message',
    message: expect.stringContaining(words),
  });
});

test.each([
  ['an AppError as itself', new AppError('storage', 'The disk is full.'), 'storage', 'The disk is full.'],
  ['another error by its message', new TypeError('x is not a function'), 'unexpected', 'x is not a function'],
  ['what is no error as text', 'stopped', 'unexpected', 'stopped'],
  ['nothing at all', undefined, 'unexpected', 'undefined'],
])('what a handler throws becomes data: %s', async (_, thrown, code, message) => {
  const handlers = handlersOf({ 'knowledge.sync': () => Promise.reject(thrown) });
  const reply = await answer(handlers, { name: 'knowledge.sync', body: {} }, sender);
  expect(reply).toEqual({ ok: false, code, message });
  expect(structuredClone(reply)).toEqual(reply);
});

test('what a handler throws before it promises anything becomes data too', async () => {
  const handlers = handlersOf({
    'card.inject': () => {
      throw new AppError('bad-message', 'No frame asks for a card');
    },
  });
  expect(await answer(handlers, { name: 'card.inject', body: {} }, sender)).toMatchObject({ code: 'bad-message' });
});

test('every message gets an answer, whatever it is', async () => {
  const anything = fc.anything({ withNullPrototype: true, withMap: true, withDate: true });
  const named = fc.record({ name: fc.constantFrom(...Object.keys(requestSchemas)), body: anything });
  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, named, fc.record({ name: anything })), async message => {
      expect(await answer(handlersOf(), message, sender)).toMatchObject({ ok: false, message: expect.any(String) });
    }),
  );
});

describe('serve', () => {
  const listenerOf = (handlers: Handlers) => {
    const addListener = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
    serve(handlers);
    const listener = addListener.mock.calls[0]?.[0] as unknown as (
      message: unknown,
      sender: Sender,
      sendResponse: (reply: unknown) => void,
    ) => unknown;
    return listener;
  };

  test('keeps the channel open and sends the answer when it is there', async () => {
    const listener = listenerOf(handlersOf({ 'card.inject': async () => null }));
    const sendResponse = vi.fn();
    expect(listener({ name: 'card.inject', body: {} }, sender, sendResponse)).toBe(true);
    expect(sendResponse).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(sendResponse.mock.calls).toEqual([[{ ok: true, value: null }]]));
  });

  test('answers a message that nobody sent on purpose', async () => {
    const sendResponse = vi.fn();
    expect(listenerOf(handlersOf())({ hello: 'there' }, sender, sendResponse)).toBe(true);
    await vi.waitFor(() => expect(sendResponse).toHaveBeenCalledWith(expect.objectContaining({ code: 'bad-message' })));
  });
});
