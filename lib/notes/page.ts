import type { z } from 'zod';
import { AppError } from '../attack/app-error';

/** Which part of a list is wanted. */
export interface Span {
  offset: number;
  limit: number;
}

/** A part of a list, and how long the whole is. */
export interface Page<Value> {
  items: Value[];
  /** Length of the whole list. */
  total: number;
  /** How many records of this part are damaged and therefore not among `items`. */
  damaged: number;
}

/** What `page` needs of a Dexie collection. */
interface Rows<Row> {
  count(): PromiseLike<number>;
  offset(n: number): { limit(n: number): { toArray(): PromiseLike<Row[]> } };
}

/**
 * Reads one part of what an index has in order. `rows` makes the collection anew at each call.
 *
 * @param counted how long the whole is, where that is known without counting; what the part itself disproves is counted
 */
export async function page<Value>(
  rows: () => Rows<{ record: unknown }>,
  { offset, limit }: Span,
  schema: z.ZodType<Value>,
  counted?: () => Promise<number | undefined>,
): Promise<Page<Value>> {
  const [known, found] = await Promise.all([counted?.(), rows().offset(offset).limit(limit).toArray()]);
  const isRight = known !== undefined && found.length === Math.max(0, Math.min(limit, known - offset));
  const total = isRight ? known : await rows().count();
  return { ...readable(found, schema), total };
}

/** The records that can be read, and how many cannot. */
export function readable<Value>(
  rows: readonly { record: unknown }[],
  schema: z.ZodType<Value>,
): { items: Value[]; damaged: number } {
  const parsed = rows.map(({ record }) => schema.safeParse(record));
  const items = parsed.flatMap(result => (result.success ? [result.data] : []));
  return { items, damaged: rows.length - items.length };
}

/**
 * One record; undefined where there is none.
 *
 * @throws AppError `notes-damaged` when it cannot be read
 */
export function readRecord<Value>(row: { record: unknown } | undefined, schema: z.ZodType<Value>): Value | undefined {
  if (row === undefined) return undefined;
  const parsed = schema.safeParse(row.record);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'notes-damaged',
    'This record is damaged and was left as it is. Export all notes to save what is readable.',
    { cause: parsed.error },
  );
}
