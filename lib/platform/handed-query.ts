import { browser } from 'wxt/browser';

/**
 * A query that the worker hands to the popup which it opens. Through the session's storage, since the popup is not
 * there yet to be told, and the worker may be gone when it is.
 */

const KEY = 'handed-query';
/** Past this a selection is a report; the popup takes its inventory, for which a megabyte is enough. */
const LONGEST = 1_000_000;

/** Leaves a query for the next popup. */
export function handQuery(query: string): Promise<void> {
  return browser.storage.session.set({ [KEY]: query.slice(0, LONGEST) });
}

/** Takes a query back that nobody has taken yet. */
export function withdrawQuery(): Promise<void> {
  return browser.storage.session.remove(KEY);
}

/**
 * Calls `onQuery` with the query that lies there, and with those that come later, each once: the browser may show the
 * popup before the worker's writing has arrived. Ends with `signal`.
 */
export function receiveQueries(onQuery: (query: string) => void, signal: AbortSignal): void {
  const take = async (value: unknown) => {
    // Not by zod, which a popup that has just opened would have to wait for.
    if (typeof value !== 'string' || value === '' || signal.aborted) return;
    await browser.storage.session.remove(KEY);
    onQuery(value);
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => void take(changes[KEY]?.newValue);
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
  browser.storage.session.get(KEY).then(
    stored => take(stored[KEY]),
    thrown => console.error(thrown),
  );
}
