import { type Document, isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { AppError } from '../lib/attack/app-error';

/** What is wrong, and where: an offset into the file. */
export interface Problem {
  offset: number;
  reason: string;
}

/**
 * Reads a seed file whose top-level keys are ids.
 *
 * @param path how messages name the file
 * @param content what the file maps, for the message when it is no mapping: `technique ids to briefs`
 * @param parseEntry gives the value of one id, or what is wrong with it
 * @throws AppError `bad-seed` with a line `file:line: reason` for each problem of the file
 */
export function parseYamlMap<Value extends string | object>(
  path: string,
  text: string,
  content: string,
  parseEntry: (id: string, pair: Pair, document: Document) => Value | Problem[],
): Map<string, Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const values = new Map<string, Value>();
  const problems = [...document.errors, ...document.warnings].map(
    ({ pos, message }): Problem => ({ offset: pos[0], reason: message }),
  );
  // What follows from broken YAML would only be noise.
  if (problems.length === 0) {
    if (!isMap(document.contents)) problems.push({ offset: 0, reason: `must be a mapping of ${content}` });
    for (const pair of isMap(document.contents) ? document.contents.items : []) {
      const id = keyOf(pair);
      const value = parseEntry(id, pair, document);
      if (Array.isArray(value)) problems.push(...value);
      else values.set(id, value);
    }
  }
  if (problems.length === 0) return values;
  const messages = problems.map(({ offset, reason }) => `${path}:${lines.linePos(offset).line}: ${reason}`);
  throw new AppError('bad-seed', messages.join('\n'));
}

/** The key of an entry as text. */
export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** Where an entry begins. */
export function offsetOf({ key }: Pair): number {
  return (isScalar(key) ? key.range?.[0] : undefined) ?? 0;
}
