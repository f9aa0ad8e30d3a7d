import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARROW_STEP_PX, wayOf, within } from '../../lib/page/pinned';

const room = { left: 8, top: 8, right: 792, bottom: 592 };
const card = { width: 400, height: 300 };

test.each<[string, { x: number; y: number }, { x: number; y: number }]>([
  ['where it is wished', { x: 100, y: 100 }, { x: 100, y: 100 }],
  ['no further left and up than the edge', { x: -50, y: -50 }, { x: 8, y: 8 }],
  ['no further right and down than the edge', { x: 700, y: 500 }, { x: 392, y: 292 }],
])('a pinned card stands %s', (_, at, expected) => {
  expect(within(room, card, at)).toEqual(expected);
});

test('a card larger than the room keeps its head in it', () => {
  expect(within(room, { width: 900, height: 700 }, { x: 100, y: 100 })).toEqual({ x: 8, y: 8 });
});

test('a card that fits is always whole in the room, and stays when it is put where it is', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(
      fc.record({ x: coordinate, y: coordinate }),
      fc.record({ width: fc.integer({ min: 0, max: 784 }), height: fc.integer({ min: 0, max: 584 }) }),
      (at, size) => {
        const { x, y } = within(room, size, at);
        expect(x >= room.left && x + size.width <= room.right).toBe(true);
        expect(y >= room.top && y + size.height <= room.bottom).toBe(true);
        expect(within(room, size, { x, y })).toEqual({ x, y });
      },
    ),
  );
});

test('arrow keys have their way, other keys none', () => {
  expect(wayOf('ArrowLeft')).toEqual({ x: -ARROW_STEP_PX, y: 0 });
  expect(wayOf('ArrowDown')).toEqual({ x: 0, y: ARROW_STEP_PX });
  expect(wayOf('Enter')).toBeNull();
});
