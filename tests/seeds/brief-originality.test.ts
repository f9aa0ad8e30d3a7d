import { describe, expect, test } from 'vitest';
import type { Brief } from '../../lib/attack/brief';
import { REPEATED_LIMIT, REWORDED_LIMIT, repeated, reworded } from '../../seeds/brief-originality';
import { brief } from '../fixtures/seed-builders';

/** Sentences made up for these tests, in the place of official ones. */
const OFFICIAL = [
  {
    id: 'T1001',
    text: 'The gardener may secretly replace the wooden gate with a copy that opens for every visitor at night.',
  },
  {
    id: 'T1002',
    text: 'Rain fills the barrel behind the house until somebody remembers to close the tap in the morning.',
  },
  { id: 'T1003', text: 'Nothing else is ever said about the weather in these parts of the country before the spring.' },
];
const say = (description: string) => new Map<string, Brief>([['T1001', { ...brief(), description, detection: '' }]]);
const own = () => OFFICIAL;
const first = (found: { official: { id: string }; share: number }[]) => found[0];

describe('repeated', () => {
  test('a copied sentence shares all its runs', () => {
    expect(first(repeated(say(OFFICIAL[0]!.text), OFFICIAL, []))).toMatchObject({
      official: { id: 'T1001' },
      share: 1,
    });
  });

  test('a copied sentence with two words changed is still above the limit', () => {
    const text = 'The gardener may secretly replace the old gate with a copy that opens for every guest at night.';
    expect(first(repeated(say(text), OFFICIAL, []))?.share).toBeGreaterThan(REPEATED_LIMIT);
  });

  test('a sentence of one’s own has no run in common', () => {
    const text = 'At dusk a second gate stands where the first was, and whoever knocks walks straight into the yard.';
    expect(repeated(say(text), OFFICIAL, [])).toEqual([]);
  });

  test('names are no part of a sentence', () => {
    const name = 'Somebody Remembers To Close The Tap';
    const official = [{ id: 'T1002', text: `Rain is followed by ${name} in the end.` }];
    const text = `Whatever stands in the barrel overnight or longer, it is ${name} and by no means anything else.`;
    expect(repeated(say(text), official, [])).toHaveLength(1);
    expect(repeated(say(text), official, [name])).toEqual([]);
  });

  test('short sentences are not measured', () => {
    expect(repeated(say('Rain fills the barrel behind the house.'), OFFICIAL, [])).toEqual([]);
  });
});

describe('reworded', () => {
  test('a sentence with the words moved shares most of them', () => {
    const text = 'At night the copy opens for every visitor, the gardener having secretly replaced the wooden gate.';
    const found = first(reworded(say(text), own, []));
    expect(found).toMatchObject({ official: { id: 'T1001' } });
    expect(found?.share).toBeGreaterThan(REWORDED_LIMIT);
  });

  test('a sentence of one’s own stays below the limit', () => {
    const text = 'At dusk a second gate stands where the first was, and whoever knocks walks straight into the yard.';
    expect(first(reworded(say(text), own, []))?.share).toBeLessThan(REWORDED_LIMIT);
  });

  test('commands, paths and numbers do not count', () => {
    const commands = 'cmd.exe /c net1 user_add HKLM\\Run 4688 %TEMP% RunMRU';
    const official = [{ id: 'T1001', text: `Shepherds whistle loudly across valleys ${commands}` }];
    const text = `Sailors sing songs under sails whenever winds blow ${commands}`;
    expect(reworded(say(text), () => official, [])).toEqual([]);
  });

  test('only the texts about the technique count', () => {
    expect(reworded(say(OFFICIAL[0]!.text), () => [], [])).toEqual([]);
  });
});

test('the nearest come first, with technique and field', () => {
  const briefs = new Map<string, Brief>([
    [
      'T1001',
      { ...brief(), detection: 'Rain fills the barrel behind the barn until people come home and close the door.' },
    ],
    ['T1002', { ...brief(), hunt: OFFICIAL[1]!.text }],
  ]);
  expect(repeated(briefs, OFFICIAL, []).map(({ technique, field }) => `${technique} ${field}`)).toEqual([
    'T1002 hunt',
    'T1001 detection',
  ]);
});
