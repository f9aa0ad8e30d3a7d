import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whoFits } from '../../lib/attack/who-fits';

const actor = (id: string, ...techniques: string[]) => ({ id, name: id, techniques });

test('two rare techniques weigh more than three that many use', () => {
  const common = ['T1001', 'T1002', 'T1003'];
  const crowd = Array.from({ length: 8 }, (_, index) => actor(`G00${index + 10}`, ...common));
  const rare = actor('G0001', 'T1100', 'T1101');
  const { fits, compared } = whoFits([...common, 'T1100', 'T1101'], [...crowd, rare, actor('G0002')]);
  expect(fits[0]).toMatchObject({ id: 'G0001', matching: ['T1100', 'T1101'] });
  expect(compared).toBe(5);
});

test('a technique is used by whoever uses one of its sub-techniques, but not the other way round', () => {
  const actors = [actor('G0001', 'T1059.001', 'T1105'), actor('G0002', 'T1059', 'T1105'), actor('G0003')];
  expect(whoFits(['T1059', 'T1105'], actors).fits.map(({ id }) => id)).toEqual(['G0001', 'G0002']);
  expect(whoFits(['T1059.001', 'T1105'], actors).fits.map(({ id }) => id)).toEqual(['G0001']);
});

test('a technique is not counted again beside its own sub-technique', () => {
  const actors = [actor('G0001', 'T1059.001', 'T1105'), actor('G0002')];
  expect(whoFits(['T1059', 'T1059.001', 'T1105'], actors)).toMatchObject({
    compared: 2,
    fits: [{ matching: ['T1059.001', 'T1105'] }],
  });
});

test('one technique in common, or what every actor uses, is no fit', () => {
  expect(whoFits(['T1001', 'T1002'], [actor('G0001', 'T1001'), actor('G0002')]).fits).toEqual([]);
  const all = [actor('G0001', 'T1001', 'T1002'), actor('G0002', 'T1001', 'T1002')];
  expect(whoFits(['T1001', 'T1002'], all).fits).toEqual([]);
});

test('the order of the page and of the actors changes nothing', () => {
  const technique = fc.constantFrom('T1001', 'T1002', 'T1003', 'T1059', 'T1059.001', 'T1059.003');
  const techniques = fc.uniqueArray(technique);
  const actors = fc
    .uniqueArray(techniques, { maxLength: 6, selector: list => list.join() })
    .map(lists => lists.map((list, index) => actor(`G000${index}`, ...list)));
  fc.assert(
    fc.property(techniques, actors, (page, known) => {
      expect(whoFits(page.toReversed(), known.toReversed())).toEqual(whoFits(page, known));
    }),
  );
});
