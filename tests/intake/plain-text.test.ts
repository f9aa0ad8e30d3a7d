import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, decodeEntities } from '../../lib/intake/plain-text';

test.each([
  ['decimal', 'hxxp&#91;.&#93;com', 'hxxp[.]com'],
  ['hexadecimal', '&#x5B;x&#X5d;', '[x]'],
  ['named', 'AutoHotKey &amp; &lt;b&gt; &lbrace;x&rbrace;', 'AutoHotKey & <b> {x}'],
  ['once only', '&amp;lt;', '&lt;'],
  ['unknown names stay', '&nosuch; & &;', '&nosuch; & &;'],
  ['impossible code points stay', '&#0; &#xD800; &#x110000; &#99999999999;', '&#0; &#xD800; &#x110000; &#99999999999;'],
])('decodes entities: %s', (_, text, expected) => {
  expect(decodeEntities(text)).toBe(expected);
});

test.each([
  ['NBSP, thin space, line separator and tab become one blank', 'a\u00a0\u200a\u2028\tb', 'a b'],
  ['ends are trimmed', '\n a \r\n', 'a'],
  ['control characters go', 'a\u0000b\u007fc\u0085d', 'abcd'],
  ['direction marks and zero-width characters go', 'a\u202eb\u200bc\u2060d\ufeff', 'abcd'],
  ['an entity cannot bring them back', 'a&#8238;b&#0;', 'ab&#0;'],
  ['other scripts and marks stay', 'Doppelgänging → LAPSUS$ – 海莲花', 'Doppelgänging → LAPSUS$ – 海莲花'],
])('cleans a line: %s', (_, text, expected) => {
  expect(cleanLine(text)).toBe(expected);
});

test('a clean line is one line without control characters or double blanks, whatever it is made of', () => {
  const character = fc.oneof(
    fc.constantFrom(
      ' ',
      '\n',
      '\t',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '\u0000',
      '\u202e',
      '\u200b',
      '&#10;',
      '&nbsp;',
      'é',
    ),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(character), characters => {
      const line = cleanLine(characters.join(''));
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]| {2}/u);
      expect(line).toBe(line.trim());
    }),
  );
});
