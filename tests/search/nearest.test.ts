import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestIds } from '../../lib/search/nearest';
import { search } from '../../lib/search/search';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
const IDS = ['T1055', 'T1055.001', 'T1055.011', 'T1055.012', 'T1505', 'T1550', 'G0016', 'S0016', 'T1600', 'T1601'];

test.each([
  ['swapped digits', 'T5105', ['T1505 slip']],
  ['a digit too many', 'T10555', ['T1055 slip']],
  ['a digit missing', 'T155', ['T1505 slip', 'T1055 slip', 'T1550 slip']],
  ['another letter', 'C0016', ['G0016 slip', 'S0016 slip']],
  [
    'the technique of a sub-technique, then one digit',
    'T1055.002',
    ['T1055 parent', 'T1055.012 slip', 'T1055.001 slip'],
  ],
  [
    'its technique and the next by number',
    'T1055.999',
    ['T1055 parent', 'T1055.012 number', 'T1055.011 number', 'T1055.001 number'],
  ],
  ['of an unknown technique, as for the technique', 'T1610.999', ['T1601 slip', 'T1600 slip']],
])('%s: %s', (_, wanted, near) => {
  const found = nearestIds(IDS, wanted).map(({ id, nearness }) => `${id} ${nearness}`);
  expect([...found].sort()).toEqual([...near].sort());
});

test('swapped digits come before any other slip', () => {
  expect(nearestIds(['T1559', 'T1595', 'T1058'], 'T1585').map(({ id }) => id)).toEqual(['T1595']);
  expect(nearestIds(['T1509.001', 'T1059.001'], 'T1095.001')[0]).toEqual({ id: 'T1059.001', nearness: 'slip' });
});

test('five neighbours by number at most, and none where something is a slip away', () => {
  expect(search(index, 'T9999').hits.map(({ matched }) => matched)).toEqual(
    Array(5).fill({ by: 'near-id', nearness: 'number' }),
  );
  expect(search(index, 'T15059').hits.map(({ matched }) => matched)).not.toContainEqual({
    by: 'near-id',
    nearness: 'number',
  });
});

describe('an id one digit away from a real one', () => {
  const anyId = fc.constantFrom(...index.byId.keys());
  test('offers that one among the nearest, and nothing as a result', () => {
    fc.assert(
      fc.property(anyId, fc.nat(), fc.integer({ min: 1, max: 9 }), (id, at, add) => {
        const places = Array.from(id.matchAll(/\d/g), ({ index }) => index);
        const place = places[at % places.length] ?? 0;
        const digit = (Number(id[place]) + add) % 10;
        const mistyped = id.slice(0, place) + digit + id.slice(place + 1);
        fc.pre(!index.byId.has(mistyped));
        const { hits, isNearest, isGuess } = search(index, mistyped, { limit: 50 });
        expect({ isNearest, isGuess }).toEqual({ isNearest: true, isGuess: true });
        const meant = index.records[index.byId.get(id) ?? -1];
        expect(hits.map(hit => hit.id)).toContain(meant?.successor?.id ?? id);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['mimktz', 'S0002', 2],
  ['kerbrsting', 'T1558.003', 3],
  ['hafnium1', 'G0125', 1],
])('%s is near a name, and says by how much', (query, id, letters) => {
  const { hits, isGuess } = search(index, query);
  expect(isGuess).toBe(true);
  expect(hits[0]).toMatchObject({ id, matched: { by: 'near-name', letters, isOwn: true } });
});

test.each(['qwertzuiop', 'asdfgh', 'xyzzyx', 'blablabla', 'qqqq', 'pizza'])('nothing is near %s', query => {
  expect(search(index, query)).toMatchObject({ hits: [], isNearest: false, isGuess: false });
});

test('no offer is further away than a third of the letters, and there are five at most', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aeioklmnrst'), minLength: 2, maxLength: 16 }), text => {
      const { hits, isGuess } = search(index, text);
      if (!isGuess) return;
      expect(hits.length).toBeLessThanOrEqual(5);
      for (const { matched } of hits) {
        expect(matched.by === 'near-name' && matched.letters).toBeLessThanOrEqual(Math.min(3, text.length / 3));
      }
    }),
    { numRuns: 200 },
  );
});

test('words beside an unknown id that name something are nearer than what looks like the id', () => {
  expect(search(index, 'T9999 kerberoasting').hits[0]?.id).toBe('T1558.003');
  expect(search(index, 'see T9999 here').hits[0]?.matched.by).toBe('near-id');
});
