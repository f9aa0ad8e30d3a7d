import type { Ref } from '../attack/documents';
import type { OtherName } from './record';
import type { IndexedRecord } from './search-index';
import type { Steps } from './steps';
import { asAscii } from './stored-text';

/** What many records have in common is stored once: of 3,600 records there are some 500 such sets. */
type Common = Pick<IndexedRecord, 'kind' | 'liveness' | 'domains' | 'tactics' | 'platforms' | 'type'>;

/** A record as it is stored; 0 is nothing, and left out at the end. */
type Row = [
  common: number,
  id: string,
  name: string,
  others?: readonly OtherName[] | 0,
  actors?: readonly string[] | 0,
  parent?: Ref | 0,
  successor?: Ref | 0,
];

interface StoredRecords {
  common: Common[];
  rows: Row[];
  /** By the number of their strategy's record. */
  analytics: [strategy: number, ids: string[]][];
}

/**
 * Records as text, a line of ASCII: without the names of the properties, and without what analytics have from their
 * strategies, which is two fifths of what the records are as JSON, and is read in a quarter of the time. A record at
 * each step.
 */
export function* storeRecords(records: readonly IndexedRecord[], byId: ReadonlyMap<string, number>): Steps<string> {
  const numbers = new Map<string, number>();
  const rows: string[] = [];
  const analytics = new Map<number, string[]>();
  for (const record of records) {
    yield;
    if (record.kind === 'analytic') {
      const strategy = record.parent && byId.get(record.parent.id);
      if (strategy !== undefined) analytics.set(strategy, [...(analytics.get(strategy) ?? []), record.id]);
      continue;
    }
    const { id, name, others, actors, parent, successor, ...shared } = record;
    const common: Common = shared;
    const text = JSON.stringify(common);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    const row: Row = [number, id, name, filled(others), filled(actors), parent ?? 0, successor ?? 0];
    while (row.at(-1) === 0 && row.length > ALWAYS) row.pop();
    rows.push(asAscii(JSON.stringify(row)));
  }
  yield;
  const common = asAscii(Array.from(numbers.keys()).join());
  const pairs: StoredRecords['analytics'] = Array.from(analytics);
  return `{"common":[${common}],"rows":[${rows.join()}],"analytics":${JSON.stringify(pairs)}}`;
}

/** Of a row, what is there even if it is 0. */
const ALWAYS = 3;

function filled<Item>(items: readonly Item[]): readonly Item[] | 0 {
  return items.length > 0 ? items : 0;
}

type Draft = { -readonly [Key in keyof IndexedRecord]: IndexedRecord[Key] };
const NONE: readonly never[] = [];

/** The records that `storeRecords` stored: those of analytics last. Throws what `JSON.parse` throws. */
export function readRecords(text: string): IndexedRecord[] {
  const { common, rows, analytics } = JSON.parse(text) as StoredRecords;
  const records: IndexedRecord[] = [];
  for (const [number, id, name, others, actors, parent, successor] of rows) {
    const shared = common[number];
    if (!shared) continue;
    const { kind, liveness, domains, tactics, platforms, type } = shared;
    // Spread, thousands of them take longer to make than to parse.
    const record: Draft = {
      kind,
      id,
      name,
      liveness,
      domains,
      others: others || NONE,
      tactics,
      platforms,
      actors: actors || NONE,
    };
    if (type !== undefined) record.type = type;
    if (parent) record.parent = parent;
    if (successor) record.successor = successor;
    records.push(record);
  }
  for (const [number, ids] of analytics) {
    const strategy = records[number];
    if (strategy) addAnalytics(records, strategy, ids);
  }
  return records;
}

function addAnalytics(records: IndexedRecord[], strategy: IndexedRecord, ids: readonly string[]): void {
  const { name, liveness, domains } = strategy;
  const parent = { id: strategy.id, name };
  const none = { others: NONE, tactics: NONE, platforms: NONE, actors: NONE };
  for (const id of ids) records.push({ kind: 'analytic', id, name, liveness, domains, parent, ...none });
}
