import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search } from '../../lib/search/search';
import { escapeXml, headlineOf, pageOf, suggestionsOf } from '../../lib/search/suggestion';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
const first = (query: string, markup: 'chromium' | 'none') =>
  suggestionsOf(search(index, query, { limit: 1 }), markup)[0];

test.each([
  ['T1059.001', 'T1059.001 Command and Scripting Interpreter: PowerShell'],
  ['T1086', 'T1059.001 Command and Scripting Interpreter: PowerShell, was T1086'],
  ['cozy bear', 'G0016 APT29, also Cozy Bear'],
  ['DS0009', 'DS0009 Process, no longer in use'],
])('%s is suggested in words', (query, description) => {
  expect(first(query, 'none')?.description).toBe(description);
});

test('Chromium gets what was typed marked, in sound XML', () => {
  expect(first('powersh', 'chromium')).toEqual({
    content: 'T1059.001',
    description: '<dim>T1059.001 </dim><dim>Command and Scripting Interpreter: </dim><match>PowerSh</match>ell',
  });
});

test.each([
  ['', 'Search ATT&amp;CK: an id, a name, an alias or words'],
  ['xqzzv <xqzzw>', 'Nothing in ATT&amp;CK for xqzzv &lt;xqzzw&gt;'],
  ['platform:amiga', 'Nothing in ATT&amp;CK for platform:amiga'],
  ['mimikatz xqzzv', 'Nearest: <dim>S0002 </dim><match>Mimikatz</match>'],
])('the line above the suggestions for "%s" says what Enter does', (query, headline) => {
  expect(headlineOf(search(index, query), 'chromium')).toBe(headline);
});

test('no text breaks out of the markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const escaped = escapeXml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
      expect(escaped).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

test.each([
  ['technique', 'T1059.001', '/workspace.html#/T1059.001'],
  ['actor', 'G0016', '/popup.html?q=G0016'],
] as const)('a %s opens where it can be read', (kind, id, page) => {
  expect(pageOf({ kind, id })).toBe(page);
});
