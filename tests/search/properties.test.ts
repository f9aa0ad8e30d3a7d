import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchRecord } from '../../lib/search/record';
import { search } from '../../lib/search/search';
import { QUERIES } from './queries';
import { seedIndex } from './seed-index';

// Some thousand searches, on a machine that does other things.
const ALL_NAMES_MS = 120_000;

const { records, index } = seedIndex();
const live = records.filter(({ liveness }) => liveness === 'live');
const named = live.filter(({ kind }) => kind !== 'analytic');
const keyOf = ({ kind, id }: Pick<SearchRecord, 'kind' | 'id'>) => `${kind}:${id}`;
const hitKeys = (query: string, limit = 20) => search(index, query, { limit }).hits.map(keyOf);

const anyOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const queries = Object.values(QUERIES).flatMap(rows => rows.map(([query]) => query));

/** How a name is one: the words alone, so that `DLL Side-Loading` and `DLL side loading` are the same. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const fullName = ({ name, parent }: SearchRecord) => (parent ? `${parent.name}: ${name}` : name);
const namesOf = (record: SearchRecord) => [record.name, fullName(record), ...record.others.map(({ text }) => text)];
const called = new Map<string, string[]>();
for (const record of records) {
  if (record.kind === 'analytic') continue;
  for (const name of new Set(namesOf(record).map(plain))) {
    called.set(name, [...(called.get(name) ?? []), keyOf(record)]);
  }
}

test(
  'the id of every live object finds it first',
  () => {
    const missed = live.filter(record => hitKeys(record.id, 1)[0] !== keyOf(record));
    expect(missed.map(keyOf)).toEqual([]);
  },
  ALL_NAMES_MS,
);

test.each([
  ['name', named, ({ name }: SearchRecord) => name],
  ['full name', named.filter(({ kind, parent }) => kind === 'technique' && parent), fullName],
])(
  'the %s of every live object finds it first; those that share it are the first ones',
  (_, some, nameOf) => {
    const missed = some.filter(record => {
      const sharing = called.get(plain(nameOf(record))) ?? [];
      return !hitKeys(nameOf(record)).slice(0, sharing.length).includes(keyOf(record));
    });
    expect(missed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  },
  ALL_NAMES_MS,
);

test('every revoked object that has a live successor leads there, and says so', () => {
  for (const { kind, id, successor } of records) {
    if (!successor || !live.some(one => one.kind === kind && one.id === successor.id)) continue;
    const [hit] = search(index, id, { limit: 1 }).hits;
    expect(hit).toMatchObject({ kind, id: successor.id, matched: { by: 'old-id', id } });
  }
});

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.oneof(anyOf(queries), anyOf(['tactic:', '"', ':', 'T1059', '.', ' ', '\n', '(', '%', '／', 'kind:"'])),
        {
          maxLength: 5,
        },
      )
      .map(parts => parts.join('')),
  );

  test('no query throws, and hits stay within what was asked for', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 30 }), (query, limit) => {
        const { hits, total } = search(index, query, { limit });
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(total).toBeGreaterThanOrEqual(hits.length);
        expect(new Set(hits.map(keyOf)).size).toBe(hits.length);
      }),
      { numRuns: 300 },
    );
  });

  test('what is to be highlighted lies within the text, in order', () => {
    fc.assert(
      fc.property(fc.oneof(anyOf(queries), typed), query => {
        for (const { name, nameSpans, matched } of search(index, query).hits) {
          expectSpans(name, nameSpans);
          if ('spans' in matched) expectSpans(matched.text, matched.spans);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function expectSpans(text: string, spans: readonly (readonly [number, number])[]): void {
  let last = 0;
  for (const [start, end] of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

test('more blanks and another case change nothing', () => {
  const blank = anyOf([' ', '  ', '\t', '\u3000', '\u00A0']);
  fc.assert(
    fc.property(anyOf(queries), blank, blank, fc.boolean(), (query, before, between, isUpper) => {
      const cased = isUpper ? query.toUpperCase() : query.toLowerCase();
      const spaced = before + cased.replace(/ /g, ` ${between}`) + between;
      expect(hitKeys(spaced)).toEqual(hitKeys(query));
    }),
    { numRuns: 200 },
  );
});
