import { describe, expect, test } from 'vitest';
import { textFragmentLink, withoutTextFragment } from '../../lib/attack/text-fragment';

const PAGE = 'https://example.org/report';
const LONG = 'The actor ran a script that wrote a key and opened a port';

test.each([
  ['no fragment', PAGE, PAGE],
  ['another fragment', `${PAGE}#part-2`, `${PAGE}#part-2`],
  ['a text fragment', `${PAGE}#:~:text=a%2Db`, PAGE],
  ['both', `${PAGE}#part-2:~:text=a&text=b`, `${PAGE}#part-2`],
  ['another directive', `${PAGE}#:~:unknown`, PAGE],
  ['something like it in the query', `${PAGE}?q=:~:text=a`, `${PAGE}?q=:~:text=a`],
  ['an empty fragment', `${PAGE}#`, `${PAGE}#`],
])('an address with %s', (_, url, without) => {
  expect(withoutTextFragment(url)).toBe(without);
});

describe('a link to', () => {
  const link = (quote: string, prefix = '', suffix = '') => textFragmentLink(PAGE, { quote, prefix, suffix });

  test.each([
    ['a sentence', LONG, '', '', 'The%20actor%20ran%20a%20script%20that%20wrote%20a%20key%20and%20opened%20a%20port'],
    ['a sentence, whatever is beside it', LONG, 'before ', ' after', encodeURIComponent(LONG)],
    [
      'a word, with its neighbours',
      'T1059',
      'The loader ran ',
      ' and wrote a key.',
      'The%20loader%20ran-,T1059,-and%20wrote%20a%20key.',
    ],
    ['a word at the beginning', 'T1059', '', ' and so on.', 'T1059,-and%20so%20on.'],
    ['a word at the end', 'T1059', 'They ran ', '', 'They%20ran-,T1059'],
    ['a word in brackets', 'T1059', 'They ran (', ').', 'They%20ran%20(-,T1059,-).'],
    [
      'a word whose neighbours are other blocks',
      'T1059',
      'Table 1\nUsed by\n',
      '\nT1060\nMore',
      'Used%20by-,T1059,-T1060',
    ],
    ['a word in a row', 'T1059', 'No. 4\t', '\tPowerShell', 'No.%204-,T1059,-PowerShell'],
    [
      'several blocks',
      'First line of it all is long enough\nSecond line\nThe end of the last line',
      '',
      '',
      'First%20line%20of%20it%20all%20is,The%20end%20of%20the%20last%20line',
    ],
    ['two short blocks', 'One\nTwo', '', '', 'One,Two'],
    ['a row', 'T1059\tPowerShell\tUsed', '', '', 'T1059,Used'],
    [
      'what has to be encoded',
      'non-existent, A&B=C? #1 + 50% of “x” – that is all of it',
      '',
      '',
      'non%2Dexistent%2C%20A%26B%3DC%3F%20%231%20%2B%2050%25%20of%20%E2%80%9Cx%E2%80%9D%20%E2%80%93%20that%20is%20all%20of%20it',
    ],
    ['half a character', `${LONG} \uD800`, '', '', `${encodeURIComponent(LONG)}%20%EF%BF%BD`],
  ])('%s', (_, quote, prefix, suffix, text) => {
    expect(link(quote, prefix, suffix)).toBe(`${PAGE}#:~:text=${text}`);
  });

  test('a long passage has its ends', () => {
    expect(link(`${LONG} ${'and more '.repeat(30)}until it was over at last.`)).toBe(
      `${PAGE}#:~:text=The%20actor%20ran%20a%20script%20that,until%20it%20was%20over%20at%20last.`,
    );
  });

  test('a neighbour that was cut has whole words only', () => {
    const prefix = `${'xyz '.repeat(20)}a`.slice(-64);
    expect(link('T1059', ` ${'a'.repeat(63)}`, ` ${'b'.repeat(63)}`)).toBe(`${PAGE}#:~:text=T1059`);
    expect(link('T1059', prefix)).toContain('text=xyz%20xyz%20xyz%20a-,T1059');
  });

  test('nothing is the page', () => {
    expect(link(' \n ')).toBe(PAGE);
  });

  test('a page with a fragment keeps it, and loses the text fragment it had', () => {
    expect(textFragmentLink(`${PAGE}#part:~:text=x`, { quote: LONG, prefix: '', suffix: '' })).toBe(
      `${PAGE}#part:~:text=${encodeURIComponent(LONG)}`,
    );
  });
});
