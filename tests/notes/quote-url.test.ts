import { expect, test } from 'vitest';
import { quoteUrl } from '../../lib/notes/quote-url';

const quoted = (url: string) =>
  quoteUrl({ page: { url, title: 'A report' }, quote: 'They ran it', prefix: '', suffix: '' });

test.each([
  ['a web page', 'https://example.org/a?b#c', 'https://example.org/a?b#c:~:text=They%20ran%20it'],
  ['a page without the security layer', 'http://example.org/', 'http://example.org/#:~:text=They%20ran%20it'],
  ['a file', 'file:///home/a.html', null],
  ['a script', 'javascript:alert(1)', null],
  ['no address', '', null],
])('a quote from %s', (_, url, expected) => {
  expect(quoted(url)).toBe(expected);
});
