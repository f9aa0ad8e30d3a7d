import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIds, ID_DIGITS, MAY_HOLD_ID } from '../../lib/attack/mentions';
import { FORMS, KNOWN } from './mention-forms';

const find = (text: string) => findIds(text, id => KNOWN.has(id));

describe.each(Object.entries(FORMS))('%s', (_, forms) => {
  test.each(forms)('%j → %j', (text, expected) => {
    expect(find(text).map(({ id }) => id)).toEqual(expected);
  });
});

test('the table is long enough to be trusted', () => {
  expect(Object.values(FORMS).flat().length).toBeGreaterThanOrEqual(250);
});

const SEPARATORS = ['.', '/', '-', '\u00AD', '\u200B', '\u2060', '\uFEFF', ' ', '\u00A0', ''];
const WRAPPERS = [
  '',
  ' ',
  '(',
  ')',
  '[',
  '].',
  '"',
  '“',
  '_',
  '*',
  '`',
  ',',
  ';',
  ':',
  '!',
  '?',
  '|',
  '/',
  '>',
  '—',
  '攻',
  '。',
];

test('an id is found in any wrapper, and is the place in the text that it claims to be', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...[...KNOWN].slice(0, 400)),
      fc.constantFrom(...WRAPPERS),
      fc.constantFrom(...WRAPPERS),
      (id, before, after) => {
        const [match, ...more] = find(before + id + after);
        expect(more).toEqual([]);
        expect(match).toEqual({ id, start: before.length, end: before.length + id.length });
      },
    ),
  );
});

test('whatever the text, matches are known, in order, apart, and made of the characters of their id', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'T1059',
      't1105',
      'G0016',
      'DET0001',
      '.001',
      '/002',
      '-003',
      'AML.',
      'and',
      ...SEPARATORS,
      ...WRAPPERS,
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('');
      let last = 0;
      for (const { id, start, end } of find(text)) {
        expect(KNOWN.has(id)).toBe(true);
        expect(start).toBeGreaterThanOrEqual(last);
        const written = text.slice(start, end).normalize('NFKC').replace(/\W/g, '').toUpperCase();
        expect(id.replace('.', '').endsWith(written)).toBe(true);
        expect(text).toMatch(MAY_HOLD_ID);
        // A sub-technique named after another has its parent's letter and digits.
        const isFurther = /^\W*\d/.test(text.slice(start, end));
        const places = Array.from(`9x${text}9x`.matchAll(ID_DIGITS), ({ index }) => index - '9x'.length);
        expect(isFurther || places.some(place => start < place && place < end)).toBe(true);
        last = end;
      }
    }),
    { numRuns: 500 },
  );
});

test('unseen characters between any two characters of an id change nothing', () => {
  const unseen = fc.constantFrom('', '\u00AD', '\u200B', '\u200D', '\u2060', '\uFEFF');
  fc.assert(
    fc.property(
      fc.constantFrom('T1059.001', 'TA0002', 'G0016', 'DET0001', 'AN0001'),
      fc.array(unseen, { minLength: 9, maxLength: 9 }),
      (id, gaps) => {
        const text = [...id].map((character, i) => (i ? gaps[i - 1] : '') + character).join('');
        expect(find(`see ${text}, and`)).toEqual([{ id, start: 4, end: 4 + text.length }]);
      },
    ),
  );
});
