import { expect, test } from 'vitest';
import { nearestBox } from '../../lib/page/follow';

// A mention that wraps: the end of one line and the beginning of the next.
const boxes = [
  { left: 500, right: 560, top: 100, bottom: 120 },
  { left: 20, right: 60, top: 120, bottom: 140 },
] as DOMRect[];

test.each<[string, { x: number; y: number }, number]>([
  ['on the first line', { x: 530, y: 110 }, 0],
  ['on the second line', { x: 30, y: 130 }, 1],
  ['nearer to the first', { x: 480, y: 115 }, 0],
  ['nearer to the second', { x: 80, y: 145 }, 1],
])('the line of a wrapped mention for a pointer %s', (_, at, line) => {
  expect(nearestBox(boxes, at)).toBe(line);
});

test('a mention without a box has a first line all the same', () => {
  expect(nearestBox([], { x: 0, y: 0 })).toBe(0);
});
