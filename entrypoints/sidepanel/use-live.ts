import { useLiveQuery } from 'dexie-react-hooks';
import { type AppError, toAppError } from '../../lib/attack/app-error';

/** An answer of a database, or why there is none; undefined while it is on its way. */
export type Live<Value> = { value: Value; problem?: never } | { value?: never; problem: AppError } | undefined;

/** A query that is made again whenever what it read has changed, on this page or another. */
export function useLive<Value>(query: () => Promise<Value>, deps: unknown[]): Live<Value> {
  return useLiveQuery(async (): Promise<Live<Value>> => {
    try {
      return { value: await query() };
    } catch (thrown) {
      return { problem: toAppError(thrown) };
    }
  }, deps);
}
