import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handQuery, receiveQueries, withdrawQuery } from '../../lib/platform/handed-query';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

let received: string[];
let controller: AbortController;

beforeEach(() => {
  fakeBrowser.reset();
  received = [];
  controller = new AbortController();
});

const receive = () => receiveQueries(query => received.push(query), controller.signal);
const isTaken = () => vi.waitFor(async () => expect(await fakeBrowser.storage.session.get()).toEqual({}));

test('a query that lies there is taken once', async () => {
  await handQuery('cozy bear');
  receive();
  await vi.waitFor(() => expect(received).toEqual(['cozy bear']));
  await isTaken();
});

test('one that comes after the popup is taken too, and the same again', async () => {
  receive();
  for (const count of [1, 2]) {
    await handQuery('T1059');
    await vi.waitFor(() => expect(received).toHaveLength(count));
    await isTaken();
  }
  expect(received).toEqual(['T1059', 'T1059']);
});

test('one that was withdrawn is not, nor any after the end', async () => {
  await handQuery('T1059');
  await withdrawQuery();
  receive();
  controller.abort();
  await handQuery('T1105');
  await Promise.resolve();
  expect(received).toEqual([]);
});

test('a selection of a megabyte is cut, and what is no text is left alone', async () => {
  await fakeBrowser.storage.session.set({ 'handed-query': 7 });
  receive();
  await handQuery('x'.repeat(1_500_000));
  await vi.waitFor(() => expect(received.map(({ length }) => length)).toEqual([1_000_000]));
});
