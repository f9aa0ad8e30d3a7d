import { z } from 'zod';

/**
 * What two copies of the notes are merged with. Every function here is idempotent, commutative and associative, so
 * copies that have seen the same changes are equal, in whatever order and however often they were merged.
 */

// The last time that `Date` can write down.
const LAST_TIME = 8_640_000_000_000_000;

/** Milliseconds since 1970, from a clock that is passed in. */
export const timeSchema = z.int().nonnegative().max(LAST_TIME);

/** A field that can be changed, with the time of its last change: a last-writer-wins register. */
export interface Register<Value> {
  value: Value;
  at: number;
}

/** The schema of a register. */
export function registerSchema<Schema extends z.ZodType>(value: Schema) {
  return z.strictObject({ value, at: timeSchema });
}

/** A field as it is written first. */
export function register<Value>(value: Value, at: number): Register<Value> {
  return { value, at };
}

/**
 * The register after a change at `now`. A clock that was set back must not make the change lose against the one it
 * was made on, so it is dated a millisecond later at least.
 */
export function changed<Value>(before: Register<Value>, value: Value, now: number): Register<Value> {
  return { value, at: Math.max(now, before.at + 1) };
}

/** Of two states of one field the later one; of two at the same time the one whose JSON sorts last. */
export function later<Value>(a: Register<Value>, b: Register<Value>): Register<Value> {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return last(a, b);
}

/** Of two values the one whose JSON sorts last: a choice that every copy makes alike. */
export function last<Value>(a: Value, b: Value): Value {
  return canonical(a) >= canonical(b) ? a : b;
}

/** Everything in either list, once, in the order that `compare` and then the JSON give. */
export function union<Value>(a: readonly Value[], b: readonly Value[], compare: (a: Value, b: Value) => number) {
  const byJson = new Map([...a, ...b].map(value => [canonical(value), value]));
  return [...byJson]
    .sort(([jsonA, valueA], [jsonB, valueB]) => compare(valueA, valueB) || (jsonA < jsonB ? -1 : 1))
    .map(([, value]) => value);
}

/** JSON with the keys of every object in order: equal values have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
