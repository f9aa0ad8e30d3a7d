import type { Table } from 'dexie';

/** Rows that are read at once: more would hold the page up, fewer would have the others wait. */
const PART = 1_000;

/**
 * Reads a table by its primary key, part by part. All within the caller's transaction, so what is written meanwhile is
 * wholly in or wholly out.
 *
 * @param onPart told the rows of each part, and whether more follow; says whether to go on
 */
export async function inParts<Row, Key extends string | [string, string]>(
  table: Table<Row, Key>,
  keyOf: (row: Row) => Key,
  onPart: (rows: Row[], isMore: boolean) => boolean,
): Promise<void> {
  let rest = table.orderBy(':id');
  for (;;) {
    const rows = await rest.limit(PART).toArray();
    const last = rows.at(-1);
    const isMore = last !== undefined && rows.length === PART;
    if (!onPart(rows, isMore) || !isMore) return;
    rest = table.where(':id').above(keyOf(last));
  }
}
