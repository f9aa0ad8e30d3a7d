import { fold } from '../attack/fold';
import { FILTERS, type FilterField, passes, valuesFor, valuesOf } from './filters';
import type { SearchIndex } from './search-index';

/** What the word at the caret could become. */
export interface Completion {
  /** What to replace in the query (UTF-16 offsets). */
  readonly start: number;
  readonly end: number;
  /** Best first. */
  readonly options: readonly CompletionOption[];
}

/** One way to go on with the word at the caret. */
export interface CompletionOption {
  /** To put in place of the word: `tactic:`, `tactic:initial-access `, `actor:"Cobalt Group" `. */
  readonly insert: string;
  /** To show: `tactic:`, `initial-access`, `Cobalt Group`. */
  readonly label: string;
  /** Another spelling that was typed: `Cozy Bear` where the value is `APT29`. */
  readonly detail?: string;
  /** How many objects a value has; absent for a filter's name. */
  readonly count?: number;
}

const MOST_OPTIONS = 12;
const KEY = new RegExp(`^(${FILTERS.join('|')})[:：]("?)(.*)$`, 'isu');

/**
 * Completes the filter at the caret: its name from the first letter on, its value once there is a colon. Null where
 * the caret is in no filter. Never throws.
 */
export function complete(index: SearchIndex, query: string, caret: number): Completion | null {
  const start = startOfToken(query, caret);
  const written = query.slice(start, caret);
  const [, key, quote = '', value = ''] = KEY.exec(written) ?? [];
  if (key !== undefined) {
    const end = endOfToken(query, caret, quote !== '');
    return { start, end, options: valueOptions(index, fold(key) as FilterField, value) };
  }
  const begun = fold(written);
  const options = FILTERS.filter(field => begun !== '' && field.startsWith(begun)).map(field => ({
    insert: `${field}:`,
    label: `${field}:`,
  }));
  return options.length > 0 ? { start, end: endOfToken(query, caret, false), options } : null;
}

function valueOptions(index: SearchIndex, field: FilterField, value: string): CompletionOption[] {
  return valuesFor(valuesOf(index, field), value)
    .slice(0, MOST_OPTIONS)
    .map(one => {
      const begun = fold(value);
      const also = fold(one.value).startsWith(begun)
        ? undefined
        : one.also.find(other => fold(other).startsWith(begun));
      const insert = `${field}:${/[\s:"]/.test(one.value) ? `"${one.value}"` : one.value} `;
      const filter = { field, written: one.value, values: [one] };
      const count = index.records.filter(record => !record.successor && passes(record, [filter])).length;
      return { insert, label: one.value, ...(also !== undefined && { detail: also }), count };
    });
}

/** A blank ends a token, except between quotes. */
function startOfToken(query: string, caret: number): number {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < caret; at++) {
    const character = query.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(character)) start = at + 1;
  }
  return start;
}

function endOfToken(query: string, caret: number, isQuoted: boolean): number {
  const rest = query.slice(caret);
  const length = rest.search(isQuoted ? /"/ : /\s/);
  if (length < 0) return query.length;
  return caret + length + (isQuoted ? 1 : 0);
}
