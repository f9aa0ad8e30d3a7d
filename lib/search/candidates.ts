import { objectKey } from '../attack/kinds';
import type { Expansion } from './expand';
import type { SearchOptions } from './hit';
import type { SearchName } from './names';
import { compareRank, type Ranked } from './rank';
import type { IndexedRecord, SearchIndex } from './search-index';

/** Why a candidate is one, as far as its rank is concerned; `present` puts it in words. */
export interface Reason {
  by: 'id' | 'id-prefix' | 'name' | 'letter' | 'text' | 'filter' | 'page' | 'opened';
  /** The name that fits best. */
  name?: SearchName | undefined;
  /** The words of the query that only the text has. */
  textWords?: readonly string[];
  expansions?: readonly Expansion[];
}

/** A record that may become a hit. */
export interface Candidate extends Ranked {
  /** Of the record to show. */
  readonly number: number;
  /** Of the revoked record that was found, where it is another one. */
  readonly via: number | null;
  readonly reason: Reason;
}

/** The records found so far, each once: the better reason counts. */
export class Candidates {
  readonly #index: SearchIndex;
  readonly #passes: (record: IndexedRecord) => boolean;
  readonly #opened: ReadonlyMap<string, number>;
  readonly #onPage: ReadonlySet<string>;
  readonly #found = new Map<number, Candidate>();

  constructor(index: SearchIndex, passes: (record: IndexedRecord) => boolean, { opened, pageIds }: SearchOptions) {
    this.#index = index;
    this.#passes = passes;
    this.#opened = opened ?? new Map();
    this.#onPage = new Set(pageIds);
  }

  get size(): number {
    return this.#found.size;
  }

  /** Whether one of them has everything that was asked for. */
  get hasAll(): boolean {
    return Array.from(this.#found.values()).some(({ coverage }) => coverage === 1);
  }

  /** Best first. Those that lack something only where all do. */
  sorted(): Candidate[] {
    const all = Array.from(this.#found.values());
    return (this.hasAll ? all.filter(({ coverage }) => coverage === 1) : all).sort(compareRank);
  }

  /** Adds what has an id, or what replaced it. */
  addId(id: string, place: number, by: 'id' | 'page' = 'id'): void {
    const number = this.#index.byId.get(id);
    if (number !== undefined) this.add(number, { by }, { tier: 'id', place });
  }

  /** Adds what has a longer id that begins so. */
  addIdPrefix(prefix: string): void {
    for (const [id, number] of this.#index.byId) {
      if (id.startsWith(prefix) && id !== prefix) this.add(number, { by: 'id-prefix' }, { tier: 'id-prefix' });
    }
  }

  /** Adds everything that is in use or has nothing in its place. */
  addAll(by: 'filter'): void {
    for (const [number, { successor }] of this.#index.records.entries()) {
      if (!successor) this.add(number, { by }, { isSub: false });
    }
  }

  /** Adds a record, or the one that replaced it, unless a filter is against it. */
  add(number: number, reason: Reason, parts: Partial<Ranked>): void {
    const found = this.#index.records[number];
    if (!found) return;
    const shown = this.#shownFor(found, number);
    const record = this.#index.records[shown];
    if (!record || !this.#passes(record)) return;
    const candidate: Candidate = {
      kind: record.kind,
      id: record.id,
      isSub: record.kind === 'technique' && record.parent !== undefined,
      // Who types an old id's beginning sees what is in use first.
      liveness: found.liveness,
      domains: record.domains,
      tier: 'exact',
      coverage: 1,
      score: 0,
      place: 0,
      opened: (this.#opened.get(objectKey(record.kind, record.id)) ?? 0) + (this.#onPage.has(record.id) ? 1 : 0),
      ...parts,
      number: shown,
      via: shown === number ? null : number,
      reason,
    };
    const before = this.#found.get(shown);
    if (!before || compareRank(candidate, before) < 0) this.#found.set(shown, candidate);
  }

  #shownFor({ successor }: IndexedRecord, number: number): number {
    return (successor && this.#index.byId.get(successor.id)) ?? number;
  }
}
