import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE, optionAfterKey } from '../../components/combobox-keys';

test.each([
  ['ArrowDown', NONE, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 19, 0],
  ['ArrowUp', NONE, 19],
  ['ArrowUp', 0, 19],
  ['ArrowUp', 7, 6],
  ['PageDown', NONE, 8],
  ['PageDown', 15, 19],
  ['PageUp', 15, 7],
  ['PageUp', 3, 0],
  ['Home', 5, 0],
  ['End', 5, 19],
  ['ArrowLeft', 5, null],
  ['a', 5, null],
])('%s leads from %i to %s of twenty', (key, active, expected) => {
  expect(optionAfterKey(key, { active, count: 20, isInList: true })).toBe(expected);
});

test.each(['Home', 'End'])('%s is the text’s until an arrow has led into the list', key => {
  expect(optionAfterKey(key, { active: 0, count: 20, isInList: false })).toBeNull();
});

test('whatever is pressed, the active option is one of the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'x');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.array(keys), (count, pressed) => {
      let active = NONE;
      for (const key of pressed) {
        active = optionAfterKey(key, { active, count, isInList: true }) ?? active;
        expect(active === NONE || (active >= 0 && active < count)).toBe(true);
      }
    }),
  );
});
