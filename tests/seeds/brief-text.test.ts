import { expect, test } from 'vitest';
import { bodyOf, sentencesOf, shinglesOf, wordsOf } from '../../seeds/brief-text';
import { brief } from '../fixtures/seed-builders';

test.each([
  ['Sysmon 7: a DLL, unsigned.', ['sysmon', '7', 'a', 'dll', 'unsigned']],
  ['lsass.exe under T1003.001.', ['lsass.exe', 'under', 't1003.001']],
  ['edits of /etc/shadow or HKLM\\SYSTEM', ['edits', 'of', '/etc/shadow', 'or', 'hklm\\system']],
  ['', []],
])('cuts words: %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('cuts sentences at their ends, not at dots inside names', () => {
  expect(sentencesOf('It starts cmd.exe at 9.30. Why? Because!\nNew line')).toEqual([
    'It starts cmd.exe at 9.30.',
    'Why?',
    'Because!',
    'New line',
  ]);
});

test.each([
  [['a', 'b', 'c', 'd'], 3, ['a b c', 'b c d']],
  [['a', 'b', 'a', 'b', 'a'], 2, ['a b', 'b a']],
  [['a', 'b'], 3, []],
])('runs of %j', (words, size, runs) => {
  expect([...shinglesOf(words, size)]).toEqual(runs);
});

test('compares briefs without their hunts', () => {
  expect(bodyOf({ ...brief(), description: 'One.', detection: 'Two.', hunt: 'Three.' })).toBe('One. Two.');
});
