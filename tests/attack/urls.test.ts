import { expect, test } from 'vitest';
import { attackUrl, webUrl } from '../../lib/attack/urls';

test.each([
  ['technique', 'T1204', 'https://attack.mitre.org/techniques/T1204'],
  ['technique', 'T1059.001', 'https://attack.mitre.org/techniques/T1059/001'],
  ['actor', 'G0016', 'https://attack.mitre.org/groups/G0016'],
  ['software', 'S0154', 'https://attack.mitre.org/software/S0154'],
  ['mitigation', 'M1017', 'https://attack.mitre.org/mitigations/M1017'],
] as const)('the %s %s has the page %s', (kind, id, expected) => {
  expect(attackUrl(kind, id)).toBe(expected);
});

test.each([
  ['an https address', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['an http address', 'http://example.org/', 'http://example.org/'],
  ['an address in capitals', 'HTTPS://EXAMPLE.ORG/A', 'https://example.org/A'],
])('takes %s', (_, text, expected) => {
  expect(webUrl(text)).toBe(expected);
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['a script', 'javascript:alert(1)'],
  ['a script behind a blank and a tab', ' java\tscript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a file', 'file:///etc/passwd'],
  ['an extension page', 'chrome-extension://abcdef/options.html'],
  ['a relative path', '/techniques/T1204'],
  ['a bare host', 'example.org'],
])('refuses %s', (_, text) => {
  expect(webUrl(text)).toBeNull();
});
