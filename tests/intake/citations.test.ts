import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublication, parseCitation } from '../../lib/intake/citations';

const parse = (name: string, text: string | undefined) => {
  const { authors, title, date } = parseCitation(name, text);
  return [authors, title, date ?? null];
};

test.each([
  [
    'to the day',
    'Quill, A. (2020, January 5). Paper Lantern. Retrieved May 1, 2021.',
    ['Quill, A.', 'Paper Lantern', '2020-01-05'],
  ],
  [
    'to the month',
    'Reed Labs. (2020, January). Paper Lantern. Retrieved May 1, 2021.',
    ['Reed Labs', 'Paper Lantern', '2020-01'],
  ],
  ['to the year', 'Reed Labs. (2020). Paper Lantern. Retrieved May 1, 2021.', ['Reed Labs', 'Paper Lantern', '2020']],
  ['not at all', 'Reed Labs. (n.d.). Paper Lantern. Retrieved May 1, 2021.', ['Reed Labs', 'Paper Lantern', null]],
  [
    'by two days',
    'B. Reed. (2011, October 12-13). Paper Lantern. Retrieved May 1, 2021.',
    ['B. Reed', 'Paper Lantern', '2011-10-12'],
  ],
  ['as null', 'Reed. (null). Paper Lantern. Retrieved May 1, 2021.', ['Reed', 'Paper Lantern', null]],
  ['as null with a blank', 'Reed. ( null). Paper Lantern. Retrieved May 1, 2021.', ['Reed', 'Paper Lantern', null]],
  [
    'with day null',
    'Reed. (2020, March null). Paper Lantern. Retrieved May 1, 2021.',
    ['Reed', 'Paper Lantern', '2020-03'],
  ],
  ['without a year', 'Reed. (, January). Paper Lantern . Retrieved May 1, 2021.', ['Reed', 'Paper Lantern', null]],
  [
    'with the day in the year’s place',
    'Reed. (12, October 26). Paper Lantern. Retrieved May 1, 2021.',
    ['Reed', 'Paper Lantern', null],
  ],
  [
    'on a day that does not exist',
    'Reed. (2021, February 30). Paper Lantern. Retrieved May 1, 2021.',
    ['Reed', 'Paper Lantern', '2021-02'],
  ],
])('reads a citation dated %s', (_, text, expected) => {
  expect(parse('Reed 2020', text)).toEqual(expected);
});

test.each([
  [
    'no full stop after the authors',
    'Quill, A, et al (2019, April 30). Paper Lantern. Retrieved May 1, 2021.',
    ['Quill, A, et al', 'Paper Lantern', '2019-04-30'],
  ],
  [
    'two full stops after them',
    'Quill, A.. (2019, April 30). Paper Lantern. Retrieved May 1, 2021.',
    ['Quill, A.', 'Paper Lantern', '2019-04-30'],
  ],
  [
    '"et al." keeps its stop',
    'Quill, A. et al. (2019). Paper Lantern. Retrieved May 1, 2021.',
    ['Quill, A. et al.', 'Paper Lantern', '2019'],
  ],
  ['no stop at the end', 'Reed. (2019). Paper Lantern. Retrieved May 1, 2021', ['Reed', 'Paper Lantern', '2019']],
  ['two stops at the end', 'Reed. (2019). Paper Lantern. Retrieved May 1, 2021..', ['Reed', 'Paper Lantern', '2019']],
  [
    'no date of retrieval',
    'Reed. (2019). Paper Lantern. Lantern Con 30.',
    ['Reed', 'Paper Lantern. Lantern Con 30', '2019'],
  ],
  ['a blank in front', ' Reed. (2019). Paper Lantern. Retrieved May 1, 2021.', ['Reed', 'Paper Lantern', '2019']],
  [
    'a title that ends in a question',
    'Reed. (2019). Who Lit It? Retrieved May 1, 2021.',
    ['Reed', 'Who Lit It?', '2019'],
  ],
  [
    'a title with a date in brackets',
    'Reed. (n.d.). Lanterns (2014). Retrieved May 1, 2021.',
    ['Reed', 'Lanterns (2014)', null],
  ],
  [
    'authors with brackets',
    'Reed (Labs). (2019). Paper Lantern. Retrieved May 1, 2021.',
    ['Reed (Labs)', 'Paper Lantern', '2019'],
  ],
  [
    'a title in quotation marks',
    'Reed. (2019). "Paper Lantern". Retrieved May 1, 2021.',
    ['Reed', 'Paper Lantern', '2019'],
  ],
  [
    'entities and odd blanks',
    'Reed. (2019). Paper\u00a0Lantern &#91;.&#93; &amp;\u2028more. Retrieved May 1, 2021.',
    ['Reed', 'Paper Lantern [.] & more', '2019'],
  ],
  ['the author "undefined"', 'undefined. (n.d.). Retrieved April 12, 2019.', ['', 'Name', null]],
  [
    'a URL for an author',
    'https://reed.example/x. (2019). Paper Lantern. Retrieved May 1, 2021.',
    ['', 'Paper Lantern', '2019'],
  ],
  ['no title', 'Reed. (2023, March 7). Retrieved May 1, 2021.', ['Reed', 'Name', '2023-03-07']],
  [
    'no date at all',
    'Reed, A.  PART 3: Paper Lantern. Retrieved May 1, 2021.',
    ['', 'Reed, A. PART 3: Paper Lantern', null],
  ],
  ['a URL only', 'https://reed.example/lantern', ['', 'Name', null]],
  ['its own name', 'Name', ['', 'Name', null]],
  ['nothing', '', ['', 'Name', null]],
  ['no description', undefined, ['', 'Name', null]],
])('reads a citation with %s', (_, text, expected) => {
  expect(parse('Name ', text)).toEqual(expected);
});

test.each([
  [
    'to the day',
    'Ann Reed April 2019',
    'Ann Reed 2019, April 10 Paper Lantern Retrieved. 2019/10/27 ',
    ['Ann Reed', 'Paper Lantern', '2019-04-10'],
  ],
  [
    'to the month',
    'Reed, A.,  Quill, B May 2017',
    'Reed, A.,  Quill, B 2017, May Paper Lantern Retrieved. 2019/10/27 ',
    ['Reed, A., Quill, B', 'Paper Lantern', '2017-05'],
  ],
  [
    'to the year',
    'Ann Reed 2014',
    'Ann Reed 2014 Paper Lantern Retrieved. 2019/10/27 ',
    ['Ann Reed', 'Paper Lantern', '2014'],
  ],
  ['not at all', 'Reed', 'Reed   Paper Lantern Retrieved. 2019/10/27 ', ['Reed', 'Paper Lantern', null]],
  [
    'not, with a title that begins with a year',
    'Reed',
    'Reed 2019 Lantern Review Retrieved. 2019/10/27 ',
    ['Reed', '2019 Lantern Review', null],
  ],
  [
    'under another name than the authors’',
    'Lantern Advisory July 2021',
    'City & Harbour 2021, July 20 Paper Lantern Retrieved. 2019/10/27',
    ['City & Harbour', 'Paper Lantern', '2021-07-20'],
  ],
  [
    'and retrieved as elsewhere',
    'Ann Reed March 2014',
    'Ann Reed 2014, March 11 Paper Lantern Retrieved November 17, 2024. ',
    ['Ann Reed', 'Paper Lantern', '2014-03-11'],
  ],
  ['by authors unknown', 'N/A', 'N/A   Paper Lantern Retrieved. 2019/10/27', ['', 'Paper Lantern', null]],
  [
    'with a title that begins with a number',
    'Ann Reed May 2018',
    'Ann Reed 2018, May 100 Lanterns Retrieved. 2019/10/27',
    ['Ann Reed', '100 Lanterns', '2018-05'],
  ],
  [
    'without a title',
    'Ann Reed May 2018',
    'Ann Reed 2018, May Retrieved. 2019/10/27',
    ['Ann Reed', 'Ann Reed May 2018', '2018-05'],
  ],
  [
    'with another citation inside',
    'Reed',
    'Reed Quill 2019, March 27 Elfin Retrieved. 2019/12/02  Paper Lantern Retrieved. 2019/10/27 ',
    ['Reed', 'Paper Lantern', null],
  ],
  [
    'with nothing but another citation inside',
    'Reed',
    'Reed Quill   Elfin Retrieved. 2019/10/16  Retrieved. 2019/10/16 ',
    ['Reed', 'Reed', null],
  ],
])('reads an ICS citation dated %s', (_, name, text, expected) => {
  expect(parse(name, text)).toEqual(expected);
});

test('no text makes it throw, and there is always a title', () => {
  const piece = fc.constantFrom(
    '(2020, January 5)',
    '(n.d.)',
    '. ',
    'Retrieved',
    ' 2019, April ',
    '2019/10/27',
    '(',
    ')',
    'Reed',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map(pieces => pieces.join('')),
  );
  fc.assert(
    fc.property(text, text, (name, description) => {
      const { title, date } = parseCitation(`Name ${name}`, description);
      expect(title).not.toBe('');
      if (date !== undefined) expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
    }),
  );
});

test('a long list of brackets is read in no time', () => {
  const before = performance.now();
  parseCitation('Name', `${'(a. '.repeat(20_000)} Retrieved`);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test.each([
  ['a citation', 'Reed 2016', 'Reed. (2016, October 20). Paper Lantern. Retrieved July 27, 2018.', true],
  ['a name and nothing else', 'Lantern-WG-Report', 'Lantern-WG-Report', true],
  ['an alias note', 'Lampion', '(Citation: Reed Lantern 2016)(Citation: Quill)', false],
  ['an alias note with words', 'Lampion', 'The name Lampion comes from its mutex. (Citation: Reed)', false],
  ['an alias note that is a URL', 'Lampion', 'https://reed.example/lampion', false],
  ['an alias note in plain words', 'Lampion', 'As seen in the field', false],
])('tells publications from alias notes: %s', (_, name, text, expected) => {
  expect(isPublication(name, text)).toBe(expected);
});
