import type { Steps } from './steps';
import { asAscii, fromAscii } from './stored-text';
import { typoDistance } from './typo-distance';

/** A word index as it is stored, in ASCII: words sorted by code unit, one a line, and for each a line of its postings. */
export interface StoredWords {
  words: string;
  postings: string;
}

/**
 * In which records a word stands: found whole, by its beginning, or with typing errors.
 *
 * Of our own, because an index must be there 60 ms after a page opens: on a busy machine MiniSearch 7.2 took 9 to 130 ms
 * to load the names and 73 to 126 ms for the briefs, as it builds a map for every word. This one splits two strings when
 * somebody first asks for a word, and unpacks the postings of a word when somebody asks for them.
 */
export class WordIndex {
  /** For the constructor. */
  readonly stored: StoredWords;
  #wordLines: readonly string[] | undefined;
  #postingLines: readonly string[] | undefined;
  readonly #unpacked = new Map<number, readonly number[]>();
  #letters: Int32Array | undefined;

  constructor(stored: StoredWords) {
    this.stored = stored;
  }

  get #words(): readonly string[] {
    this.#wordLines ??= linesOf(fromAscii(this.stored.words));
    return this.#wordLines;
  }

  get #postings(): readonly string[] {
    this.#postingLines ??= linesOf(this.stored.postings);
    return this.#postingLines;
  }

  /** Indexes the words of records, given in the order of their numbers, a record or a word at each step. */
  static *steps(wordsOfRecords: Iterable<Iterable<string>>): Steps<WordIndex> {
    const numbers = new Map<string, number[]>();
    let number = 0;
    for (const words of wordsOfRecords) {
      for (const word of new Set(words)) {
        const list = numbers.get(word);
        if (list) list.push(number);
        else numbers.set(word, [number]);
      }
      number++;
      yield;
    }
    const words = Array.from(numbers.keys()).sort();
    yield;
    const postings: string[] = [];
    for (const word of words) {
      postings.push(pack(numbers.get(word) ?? []));
      yield;
    }
    return new WordIndex({ words: asAscii(words.join('\n')), postings: postings.join('\n') });
  }

  /** Numbers of the records that have exactly this word. */
  recordsOf(word: string): readonly number[] {
    const at = this.#firstFrom(word);
    return this.#words[at] === word ? this.#recordsAt(at) : [];
  }

  /** Calls `found` with every word that begins with `prefix`; it returns whether it takes the records, too. */
  eachWithPrefix(prefix: string, found: (word: string, records: () => readonly number[]) => void): void {
    const words = this.#words;
    for (let at = this.#firstFrom(prefix); words[at]?.startsWith(prefix); at++) this.#tell(at, found);
  }

  /**
   * Calls `found` with every word that is at most `most` typing errors away; with `withBeginnings` also with longer
   * ones whose beginning is one error away.
   */
  eachWithTypos(
    text: string,
    { most, withBeginnings }: { most: number; withBeginnings: boolean },
    found: (word: string, records: () => readonly number[], errors: number, isWhole: boolean) => void,
  ): void {
    const wanted = lettersOf(text);
    const longest = text.length + most;
    const words = this.#words;
    const lettersOfWords = this.#lettersOfWords();
    for (let at = 0; at < words.length; at++) {
      const letters = lettersOfWords[at] ?? 0;
      // Each letter that the word lacks is an error at least; so is each that it has beside, unless it goes on.
      if (hasMoreBits(wanted & ~letters, most)) continue;
      const word = words[at] ?? '';
      if (word.length < text.length - most) continue;
      const isLonger = word.length > longest || hasMoreBits(letters & ~wanted, most);
      if (isLonger && !withBeginnings) continue;
      const { whole, prefix } = typoDistance(text, word, isLonger ? 1 : most);
      const isWhole = !isLonger && whole <= most;
      if (isWhole || (withBeginnings && prefix <= 1)) {
        this.#tell(at, (one, records) => found(one, records, isWhole ? whole : prefix, isWhole));
      }
    }
  }

  /** Prepares what the first query with typing errors would otherwise wait for. */
  warm(): void {
    this.#lettersOfWords();
  }

  #lettersOfWords(): Int32Array {
    this.#letters ??= Int32Array.from(this.#words, lettersOf);
    return this.#letters;
  }

  #tell(at: number, found: (word: string, records: () => readonly number[]) => void): void {
    found(this.#words[at] ?? '', () => this.#recordsAt(at));
  }

  #recordsAt(at: number): readonly number[] {
    const known = this.#unpacked.get(at);
    if (known) return known;
    const numbers = unpack(this.#postings[at] ?? '');
    this.#unpacked.set(at, numbers);
    return numbers;
  }

  #firstFrom(wanted: string): number {
    const words = this.#words;
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((words[middle] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Where the digits of 5 bits begin of which another one follows, and where the last one of a number. */
const FURTHER = 0x20;
const LAST = 0x40;

/** Each number as the gap to the one before, the lowest digit first: read without making a string or an array of it. */
function pack(numbers: readonly number[]): string {
  let before = 0;
  let packed = '';
  for (const number of numbers) {
    let gap = number - before;
    for (; gap >= 32; gap >>>= 5) packed += String.fromCharCode(FURTHER + (gap & 31));
    packed += String.fromCharCode(LAST + gap);
    before = number;
  }
  return packed;
}

function unpack(packed: string): number[] {
  const numbers: number[] = [];
  let last = 0;
  let shift = 0;
  for (let at = 0; at < packed.length; at++) {
    const code = packed.charCodeAt(at);
    last += (code & 31) << shift;
    shift += 5;
    if (code < LAST) continue;
    numbers.push(last);
    shift = 0;
  }
  return numbers;
}

const LOWER_A = 97;

/** A bit for each letter from a to z that a word has. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - LOWER_A;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

function hasMoreBits(set: number, most: number): boolean {
  let left = set;
  for (let taken = 0; taken < most && left !== 0; taken++) left &= left - 1;
  return left !== 0;
}
