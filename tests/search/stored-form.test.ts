import { expect, test } from 'vitest';
import type { SearchRecord } from '../../lib/search/record';
import { search } from '../../lib/search/search';
import { indexSteps, loadIndex, serializeIndex } from '../../lib/search/search-index';
import { finish } from '../../lib/search/steps';
import { seedIndex } from './seed-index';

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const ASCII = /^[\n\f -~]*$/;

test('the index of the seeds is the same after it was stored, and is stored in ASCII', () => {
  const { index } = seedIndex();
  const bytes = finish(serializeIndex(index));
  expect(textOf(bytes)).toMatch(ASCII);
  const read = loadIndex(bytes);
  expect(read.records).toHaveLength(index.records.length);
  const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
  expect([...read.records].sort(byId)).toEqual([...index.records].sort(byId));
  expect(read.names.stored).toEqual(index.names.stored);
  expect(read.texts.stored).toEqual(index.texts.stored);
});

test('names and words in any script come back as they were', () => {
  const record: SearchRecord = {
    kind: 'actor',
    id: 'G0001',
    name: 'Медведь “Ко́зи” \\u0041',
    liveness: 'live',
    domains: ['enterprise'],
    others: [{ text: '海莲花 🐻', type: 'alias' }],
    tactics: [],
    platforms: [],
    actors: ['G0001'],
    text: 'пишет 𠮷野家',
  };
  const bytes = finish(serializeIndex(finish(indexSteps([record]))));
  expect(textOf(bytes)).toMatch(ASCII);
  const read = loadIndex(bytes);
  const { text: _text, ...indexed } = record;
  expect(read.records).toEqual([indexed]);
  for (const query of ['медведь', '海莲花', 'пишет', '𠮷野家']) {
    expect(search(read, query).hits.map(({ id }) => id)).toEqual(['G0001']);
  }
});

test.each(['', 'no index', '1\f{}\f\f\f\f', '2\f{}'])('another form is refused: %j', text => {
  expect(() => loadIndex(new TextEncoder().encode(text))).toThrow('another form');
});
