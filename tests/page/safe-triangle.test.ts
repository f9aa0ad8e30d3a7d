import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, isOnWayToCard, type Point } from '../../lib/page/safe-triangle';

//   (150,100) mention
//   ┌────────────────────┐ 120
//   │ card, 100 to 500   │
//   └────────────────────┘ 420
const card: Box = { left: 100, top: 120, right: 500, bottom: 420 };
const exit: Point = { x: 150, y: 100 };

test.each<[string, Point, boolean]>([
  ['the exit itself', exit, true],
  ['straight down', { x: 150, y: 110 }, true],
  ['slanting to the far corner', { x: 300, y: 112 }, true],
  ['slanting to the near corner', { x: 126, y: 110 }, true],
  ['in the card', { x: 300, y: 300 }, true],
  ['within the margin of the card', { x: 504, y: 300 }, true],
  ['above the mention', { x: 150, y: 90 }, false],
  ['level with the mention, towards nothing', { x: 300, y: 100 }, false],
  ['beside the card', { x: 540, y: 300 }, false],
  ['below the card', { x: 300, y: 440 }, false],
  ['behind the exit, on the line through the card', { x: 120, y: 60 }, false],
])('%s', (_, at, expected) => {
  expect(isOnWayToCard(exit, at, card)).toBe(expected);
});

test.each<[string, Point, Point]>([
  ['above', { x: 300, y: 440 }, { x: 300, y: 430 }],
  ['left', { x: 540, y: 300 }, { x: 520, y: 290 }],
  ['right', { x: 60, y: 300 }, { x: 80, y: 310 }],
])('a card that opened %s of the mention is on the way too', (_, from, at) => {
  expect(isOnWayToCard(from, at, card)).toBe(true);
});

test('whoever moves straight to a point of the card is on the way all along', () => {
  const coordinate = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(
      fc.record({ x: coordinate, y: coordinate }),
      fc.record({ x: fc.integer({ min: 100, max: 500 }), y: fc.integer({ min: 120, max: 420 }) }),
      // In steps that a pointer can take: beside `from`, rounding alone leads out of the triangle's tip.
      fc.integer({ min: 0, max: 1000 }),
      (from, to, thousandths) => {
        const share = thousandths / 1000;
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        expect(isOnWayToCard(from, at, card)).toBe(true);
      },
    ),
  );
});

test('whoever moves straight away from the card is not on the way', () => {
  const coordinate = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.record({ x: coordinate, y: fc.integer({ min: -1000, max: 110 }) }), from => {
      expect(isOnWayToCard(from, { x: from.x, y: from.y - 1 }, card)).toBe(false);
    }),
  );
});
