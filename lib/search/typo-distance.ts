/** Rows of the table, kept between calls; words are short. */
const LONGEST = 64;
let beforeLast = new Int32Array(LONGEST + 1);
let last = new Int32Array(LONGEST + 1);
let current = new Int32Array(LONGEST + 1);

/**
 * How many typing errors are between what was typed and a word: a letter too many, too few, another one, or two
 * swapped (optimal string alignment). `whole` counts to the whole word, `prefix` to that beginning of it which is
 * nearest. Both are more than `most` where they are more; then their value says nothing. Only the cells that are at
 * most `most` off the diagonal can hold so few errors, so no others are filled in.
 */
export function typoDistance(typed: string, word: string, most: number): { whole: number; prefix: number } {
  const far = most + 1;
  if (typed.length > LONGEST || word.length > LONGEST) return { whole: far, prefix: far };
  for (let column = 0; column <= Math.min(word.length, far); column++) last[column] = column;
  for (let row = 1; row <= typed.length; row++) {
    const from = Math.max(1, row - most);
    const to = Math.min(word.length, row + most);
    // What lies beside the band is too far away.
    current[from - 1] = from === 1 ? row : far;
    let least = at(current, from - 1);
    const letter = typed.charCodeAt(row - 1);
    for (let column = from; column <= to; column++) {
      const other = word.charCodeAt(column - 1);
      let distance = Math.min(
        column === row + most ? far : at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (letter === other ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && letter === word.charCodeAt(column - 2) && typed.charCodeAt(row - 2) === other;
      if (isSwapped) distance = Math.min(distance, at(beforeLast, column - 2) + 1);
      current[column] = distance;
      if (distance < least) least = distance;
    }
    if (least > most) return { whole: far, prefix: far };
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const end = Math.min(word.length, typed.length + most);
  let prefix = far;
  for (let column = Math.max(0, typed.length - most); column <= end; column++) {
    prefix = Math.min(prefix, at(last, column));
  }
  return { whole: Math.abs(word.length - typed.length) > most ? far : at(last, word.length), prefix };
}

function at(row: Int32Array, column: number): number {
  return row[column] ?? 0;
}
