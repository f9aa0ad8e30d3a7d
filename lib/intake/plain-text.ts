/** The named HTML entities that occur in ATT&CK and in titles of web pages; anything rarer stays as written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  lbrace: '{',
  rbrace: '}',
};

function codePoint(value: number, written: string): string {
  const valid = value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff);
  return valid ? String.fromCodePoint(value) : written;
}

/** Replaces HTML entities (`&#91;`, `&#x5b;`, `&amp;`), once: `&amp;lt;` becomes `&lt;`. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (written, hex, decimal, name) => {
    if (hex) return codePoint(Number.parseInt(hex, 16), written);
    if (decimal) return codePoint(Number.parseInt(decimal, 10), written);
    return NAMED[String(name).toLowerCase()] ?? written;
  });
}

/**
 * One line of text that is safe to show: entities decoded, every run of white space (NBSP, line separators) one blank,
 * and no control or format characters, which could reorder or hide what stands beside them.
 */
export function cleanLine(text: string): string {
  return decodeEntities(text)
    .replace(/\s/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
