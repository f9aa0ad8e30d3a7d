/** One id written in a text: which, and where (UTF-16 offsets, as `Range` counts). */
export interface IdMatch {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

// The sub-technique may hang on a dot or, as in attack.mitre.org's URLs, on a slash.
const CANDIDATE = /T(\d{4})(?:[./](\d{3}))?/gi;

// Scripts that write words with spaces. Chinese, Japanese and Thai letters may touch an id.
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;

// ATLAS numbers its techniques `AML.T0051`; they are not ATT&CK's.
const ATLAS = /AML\.$/i;

/**
 * Finds what is written like a technique id in `text`, left to right, in its canonical form.
 *
 * It knows the grammar, not the catalogue: whether `T9999` was ever published is for `KnownIds` to say.
 * Nothing is found in a longer token (`GT1030`, `T12045`) or where the part after the dot is no
 * sub-technique (`T1204.0021`, `T1204.5`): reading a part of it would name another technique.
 *
 * @example
 * findTechniqueIds('via t1059/001, then T1105.'); // T1059.001 at 4–13, T1105 at 20–25
 */
export function findTechniqueIds(text: string): IdMatch[] {
  const found: IdMatch[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!standsAlone(text, start, end)) continue;
    found.push({ id: canonical(match[1] ?? '', match[2]), start, end });
  }
  return found;
}

function canonical(number: string, sub: string | undefined): string {
  return sub === undefined ? `T${number}` : `T${number}.${sub}`;
}

function standsAlone(text: string, start: number, end: number): boolean {
  if (start > 0 && (WORD.test(text.charAt(start - 1)) || ATLAS.test(text.slice(Math.max(0, start - 4), start)))) {
    return false;
  }
  if (end === text.length) return true;
  const next = text.charAt(end);
  if (WORD.test(next)) return false;
  const continues = (next === '.' || next === '/') && /\d/.test(text.charAt(end + 1));
  // `T1059.001/.003` and `T1059/2024-05` go on after a complete sub-technique; `T1204.5` does not name `T1204`.
  return !continues;
}
