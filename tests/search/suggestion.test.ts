import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search } from '../../lib/search/search';
import { addressBarAnswer, escapeXml, pageOfAnswer } from '../../lib/search/suggestion';
import { seedIndex } from './seed-index';

const { index } = seedIndex();
const answer = (query: string, markup: 'chromium' | 'none') => addressBarAnswer(search(index, query), markup);

test.each([
  ['T1059.001', 'T1059.001 Command and Scripting Interpreter: PowerShell'],
  ['T1086', 'T1059.001 Command and Scripting Interpreter: PowerShell, was T1086'],
  ['cozy bear', 'G0016 APT29, also Cozy Bear'],
  ['DS0009', 'DS0009 Process, no longer in use'],
])('%s is answered in words', (query, description) => {
  expect(answer(query, 'none').headline).toBe(description);
});

test('Chromium gets what was typed marked, in sound XML', () => {
  expect(answer('powersh', 'chromium').headline).toBe(
    '<dim>T1059.001 </dim><dim>Command and Scripting Interpreter: </dim><match>PowerSh</match>ell',
  );
  expect(answer('powershell', 'chromium').suggestions[0]).toEqual({
    content: 'T1546.013',
    description: expect.stringContaining('<match>PowerShell</match> Profile'),
  });
});

test.each([
  ['', 'Search ATT&amp;CK: an id, a name, an alias or words'],
  ['xqzzv <xqzzw>', 'Nothing in ATT&amp;CK for xqzzv &lt;xqzzw&gt;'],
  ['platform:amiga', 'Nothing in ATT&amp;CK for platform:amiga'],
  ['T9999', 'Nothing in ATT&amp;CK for T9999. Nearest:'],
  ['T1059.99', 'Nothing in ATT&amp;CK for T1059.99. Nearest:'],
  ['mimikatz xqzzv', 'Nearest: <dim>S0002 </dim><match>Mimikatz</match>'],
])('the line above the suggestions for "%s" says what Enter does', (query, headline) => {
  expect(answer(query, 'chromium').headline).toBe(headline);
});

test('what only looks like the query is suggested as that, and Enter opens none of it', () => {
  expect(answer('T1095.1', 'none').suggestions).toEqual([
    { content: 'T1095', description: 'T1095 Non-Application Layer Protocol, its technique' },
  ]);
  expect(answer('T15059', 'none').suggestions.map(({ description }) => description)).toContain(
    'T1059 Command and Scripting Interpreter, one character off',
  );
  expect(answer('mimktz', 'none').suggestions[0]?.description).toBe('S0002 Mimikatz, 2 letters off');
  expect(pageOfAnswer(search(index, 'T15059'), 'T15059')).toBe('/popup.html?q=T15059');
  expect(pageOfAnswer(search(index, 'xqzzv &'), 'xqzzv &')).toBe('/popup.html?q=xqzzv%20%26');
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
  ['T1059.001', '/workspace.html#/T1059.001'],
  ['G0016', '/popup.html?q=G0016'],
  ['mimikatz xqzzv', '/popup.html?q=S0002'],
])('%s opens where it can be read', (query, page) => {
  expect(pageOfAnswer(search(index, query), query)).toBe(page);
});
