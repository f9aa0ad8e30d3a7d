import { expect, test } from 'vitest';
import { techniqueIn } from '../../entrypoints/workspace/route';

test.each(['', '#', '#/'])('%j names nothing: the first page', hash => {
  expect(techniqueIn(hash)).toBeUndefined();
});

test.each([
  ['#/T1204', 'T1204'],
  ['#/T1204.002', 'T1204.002'],
  ['#/t1204.002', 'T1204.002'],
  ['#/T1204/002', 'T1204.002'],
  ['#/T9999', 'T9999'],
  ['#T1204', 'T1204'],
  ['T1204', 'T1204'],
])('%s names %s', (hash, id) => {
  expect(techniqueIn(hash)).toBe(id);
});

test.each([
  '#/G0016',
  '#/TA0002',
  '#/DET0478',
  '#/T120',
  '#/T12045',
  '#/T1204.2',
  '#/T1204.0021',
  '#/T1204 T1105',
  '#/T1204.002/.003',
  '#/T1204/more',
  '#/technique/T1204',
  '#/ T1204',
  '#//T1204',
  '#/search',
])('%s names something else', hash => {
  expect(techniqueIn(hash)).toBeNull();
});
