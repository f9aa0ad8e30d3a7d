import { AppError } from '../attack/app-error';
import { namesOfRecord, type SearchName } from './names';
import type { SearchRecord } from './record';
import type { Steps } from './steps';
import { type StoredWords, WordIndex } from './word-index';
import { plainWords } from './words';

/** Raised whenever a stored index of an older form, or of other names of `field-names.ts`, is to be built anew. */
export const INDEX_FORMAT = 1;

/** A record without its text, which is searched but never shown. */
export type IndexedRecord = Omit<SearchRecord, 'text'>;

/** Everything a search needs, in memory. Made by `indexSteps` or `loadIndex`. */
export interface SearchIndex {
  /** A record's number is its place here. */
  readonly records: readonly IndexedRecord[];
  /** Number of the record of an id. */
  readonly byId: ReadonlyMap<string, number>;
  /** Words of all names. Analytics are not in it, having no names of their own. */
  readonly names: WordIndex;
  /** Words of briefs and summaries. */
  readonly texts: WordIndex;
  /** All names of a record with their words, the main one first; taken apart when first asked for. */
  readonly namesOf: (number: number) => readonly SearchName[];
}

interface Stored {
  format: number;
  records: IndexedRecord[];
  /** By the number of their strategy's record. */
  analytics: [strategy: number, ids: string[]][];
  names: StoredWords;
  texts: StoredWords;
}

/**
 * Builds the index of a release. It takes up to a second, so it is done once and stored, and in small steps, between
 * which the builder may let others have their turn.
 */
export function* indexSteps(records: readonly SearchRecord[]): Steps<SearchIndex> {
  const named = records.filter(({ kind }) => kind !== 'analytic');
  const analytics = records.filter(({ kind }) => kind === 'analytic');
  const names = yield* WordIndex.steps(each(named, wordsOfNames));
  const texts = yield* WordIndex.steps(each(named, ({ text }) => (text === undefined ? [] : plainWords(text))));
  return assemble(
    [...named, ...analytics].map(({ text: _text, ...record }) => record),
    names,
    texts,
  );
}

function wordsOfNames(record: SearchRecord): string[] {
  return namesOfRecord(record).flatMap(({ words }) => words.map(({ text }) => text));
}

/** `map`, one at a time. */
function* each<Item, Result>(items: readonly Item[], make: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield make(item);
}

/** The index as text to store, for `loadIndex`. */
export function serializeIndex({ records, byId, names, texts }: SearchIndex): string {
  const analytics = new Map<number, string[]>();
  for (const { kind, id, parent } of records) {
    const strategy = kind === 'analytic' && parent ? byId.get(parent.id) : undefined;
    if (strategy !== undefined) analytics.set(strategy, [...(analytics.get(strategy) ?? []), id]);
  }
  const stored: Stored = {
    format: INDEX_FORMAT,
    records: records.filter(({ kind }) => kind !== 'analytic'),
    analytics: Array.from(analytics),
    names: names.toJSON(),
    texts: texts.toJSON(),
  };
  return JSON.stringify(stored);
}

/**
 * The index that `serializeIndex` stored.
 *
 * @throws AppError `unexpected` when it has another form: build it anew
 */
export function loadIndex(text: string): SearchIndex {
  const stored = JSON.parse(text) as Stored;
  if (stored.format !== INDEX_FORMAT) throw new AppError('unexpected', 'The stored search index has another form.');
  const analytics = stored.analytics.flatMap(([number, ids]) => {
    const strategy = stored.records[number];
    return strategy ? ids.map(id => analyticOf(strategy, id)) : [];
  });
  return assemble([...stored.records, ...analytics], new WordIndex(stored.names), new WordIndex(stored.texts));
}

/**
 * Takes all names apart, which the first searches would otherwise have to do: a cold key takes ten times as long as the
 * same one later.
 */
export function* warm({ records, namesOf }: SearchIndex): Steps<void> {
  for (const [number, { kind }] of records.entries()) {
    if (kind === 'analytic') continue;
    namesOf(number);
    yield;
  }
}

function analyticOf({ id: strategy, name, liveness, domains }: IndexedRecord, id: string): IndexedRecord {
  const parent = { id: strategy, name };
  return { kind: 'analytic', id, name, liveness, domains, others: [], tactics: [], platforms: [], actors: [], parent };
}

function assemble(records: readonly IndexedRecord[], names: WordIndex, texts: WordIndex): SearchIndex {
  const byId = new Map(records.map(({ id }, number) => [id, number]));
  const takenApart = new Map<number, readonly SearchName[]>();
  const namesOf = (number: number): readonly SearchName[] => {
    const known = takenApart.get(number);
    if (known) return known;
    const record = records[number];
    const names = record ? namesOfRecord(record) : [];
    takenApart.set(number, names);
    return names;
  };
  return { records, byId, names, texts, namesOf };
}
