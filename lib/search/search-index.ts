import { AppError } from '../attack/app-error';
import { namesOfRecord, type SearchName } from './names';
import type { SearchRecord } from './record';
import type { Steps } from './steps';
import { readRecords, storeRecords } from './stored-records';
import { WordIndex } from './word-index';
import { plainWords } from './words';

/** Raised whenever a stored index of an older form, or of other names of `field-names.ts`, is to be built anew. */
export const INDEX_FORMAT = 2;

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

/**
 * Builds the index of a release. It takes up to a second, so it is done once and stored, and in small steps, between
 * which the builder may let others have their turn.
 */
export function* indexSteps(records: readonly SearchRecord[]): Steps<SearchIndex> {
  const named = records.filter(({ kind }) => kind !== 'analytic');
  const analytics = records.filter(({ kind }) => kind === 'analytic');
  const names = yield* WordIndex.steps(each(named, wordsOfNames));
  const texts = yield* WordIndex.steps(each(named, ({ text }) => (text === undefined ? [] : plainWords(text))));
  const indexed: IndexedRecord[] = [];
  for (const { text: _text, ...record } of [...named, ...analytics]) {
    indexed.push(record);
    yield;
  }
  return assemble(indexed, names, texts);
}

function wordsOfNames(record: SearchRecord): string[] {
  return namesOfRecord(record).flatMap(({ words }) => words.map(({ text }) => text));
}

/** `map`, one at a time. */
function* each<Item, Result>(items: readonly Item[], make: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield make(item);
}

/** Stands between the parts of a stored index, in none of which it can be. */
const BETWEEN = '\f';

/**
 * The index to store, for `loadIndex`, made in small steps: parts that are taken apart when first asked for. Only the records are JSON, for
 * to parse is to copy. As bytes, which a page has from IndexedDB in a fifth of the time that a string takes.
 */
export function* serializeIndex({ records, byId, names, texts }: SearchIndex): Steps<Uint8Array<ArrayBuffer>> {
  const parts = [names.stored, texts.stored].flatMap(({ words, postings }) => [words, postings]);
  const text = [INDEX_FORMAT, yield* storeRecords(records, byId), ...parts].join(BETWEEN);
  yield;
  return new TextEncoder().encode(text);
}

/**
 * The index that `serializeIndex` stored.
 *
 * @throws AppError `unexpected` when it has another form, and what `JSON.parse` throws: build it anew
 */
export function loadIndex(bytes: Uint8Array): SearchIndex {
  const parts = new TextDecoder().decode(bytes).split(BETWEEN);
  const [format, records, words, postings, textWords, textPostings] = parts;
  const isWhole = records !== undefined && words !== undefined && postings !== undefined;
  if (format !== String(INDEX_FORMAT) || !isWhole || textWords === undefined || textPostings === undefined) {
    throw new AppError('unexpected', 'The stored search index has another form.');
  }
  const names = new WordIndex({ words, postings });
  return assemble(readRecords(records), names, new WordIndex({ words: textWords, postings: textPostings }));
}

function assemble(records: readonly IndexedRecord[], names: WordIndex, texts: WordIndex): SearchIndex {
  const byId = new Map<string, number>();
  for (const [number, { id }] of records.entries()) byId.set(id, number);
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
