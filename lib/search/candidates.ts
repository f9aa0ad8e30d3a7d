import { objectKey } from '../attack/kinds';
import type { Expansion } from './expand';
import type { SearchOptions } from './hit';
import type { SearchName } from './names';
import type { IdNearness } from './nearest';
import { compareRank, type Ranked } from './rank';
import type { IndexedRecord, SearchIndex } from './search-index';

/** Why a candidate is one, as far as its rank is concerned; `present` puts it in words. */
export interface Reason {
  by: 'id' | 'id-prefix' | 'name' | 'letter' | 'text' | 'filter' | 'page' | 'opened' | 'near-id' | 'near-name';
  /** The name that fits best. */
  name?: SearchName | undefined;
  /** The words of the query that only the text has. */
  textWords?: readonly string[];
  expansions?: readonly Expansion[];
  /** Of `near-id`. */
  nearness?: IdNearness;
  /** Of `near-name`: how many letters are another. */
  letters?: number;
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
  readonly #counted = new Set<number>();

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
    for (const { coverage } of this.#found.values()) if (coverage === 1) return true;
    return false;
  }

  /**
   * The best ones, best first, and how many there are in all. Those that lack something only where all do. Of
   * thousands a reader sees twenty, so the others are only compared with the last of these.
   */
  best(limit: number): { best: Candidate[]; total: number } {
    const { hasAll } = this;
    const best: Candidate[] = [];
    let total = 0;
    for (const candidate of this.#found.values()) {
      if (hasAll && candidate.coverage < 1) continue;
      total++;
      const last = best.at(-1);
      if (best.length >= limit && (!last || compareRank(candidate, last) >= 0)) continue;
      if (best.length >= limit) best.pop();
      best.splice(placeOf(candidate, best), 0, candidate);
    }
    for (const number of this.#counted) if (!this.#found.has(number)) total++;
    return { best, total };
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

  /** Adds what is only like what was asked for, in the order it is given. */
  addNear(number: number, reason: Reason): void {
    if (this.#found.has(this.#shownOf(number))) return;
    this.add(number, reason, { tier: 'typo', coverage: 0, place: this.#found.size });
  }

  /** Adds everything that is in use or has nothing in its place. */
  addAll(by: 'filter'): void {
    for (const [number, { successor }] of this.#index.records.entries()) {
      if (!successor) this.add(number, { by }, { isSub: false });
    }
  }

  /** Whether a record may become a hit, as far as the filters go. */
  admits(number: number): boolean {
    const found = this.#index.records[number];
    const record = found && this.#index.records[this.#shownFor(found, number)];
    return record !== undefined && this.#passes(record);
  }

  /** Counts a record, or the one that replaced it, that is too far behind others to be shown. */
  count(number: number): void {
    const found = this.#index.records[number];
    if (found) this.#counted.add(this.#shownFor(found, number));
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
      opened: this.#openedOf(record),
      ...parts,
      number: shown,
      via: shown === number ? null : number,
      reason,
    };
    const before = this.#found.get(shown);
    if (!before || compareRank(candidate, before) < 0) this.#found.set(shown, candidate);
  }

  #openedOf({ kind, id }: IndexedRecord): number {
    const times = this.#opened.size === 0 ? 0 : (this.#opened.get(objectKey(kind, id)) ?? 0);
    return times + (this.#onPage.has(id) ? 1 : 0);
  }

  #shownOf(number: number): number {
    const found = this.#index.records[number];
    return found ? this.#shownFor(found, number) : number;
  }

  #shownFor({ successor }: IndexedRecord, number: number): number {
    return (successor && this.#index.byId.get(successor.id)) ?? number;
  }
}

/** Where a candidate stands among sorted ones. */
function placeOf(candidate: Candidate, sorted: readonly Candidate[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other && compareRank(other, candidate) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
