import type { Steps } from './steps';
import { typoDistance } from './typo-distance';

/** A word index as it is stored: words sorted by code unit, one a line, and for each its postings. */
export interface StoredWords {
  words: string;
  postings: string;
}

/**
 * In which records a word stands: found whole, by its beginning, or with typing errors.
 *
 * Of our own, because an index must be there 60 ms after a page opens: on a busy machine MiniSearch 7.2 took 9 to 130 ms
 * to load the names and 73 to 126 ms for the briefs, as it builds a map for every word. This one splits two strings, and
 * unpacks the postings of a word when somebody asks for it.
 */
export class WordIndex {
  readonly #words: readonly string[];
  readonly #postings: readonly string[];
  readonly #unpacked = new Map<number, readonly number[]>();
  #letters: Int32Array | undefined;

  constructor({ words, postings }: StoredWords) {
    this.#words = linesOf(words);
    this.#postings = linesOf(postings);
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
    const postings: string[] = [];
    for (const word of words) {
      postings.push(pack(numbers.get(word) ?? []));
      yield;
    }
    return new WordIndex({ words: words.join('\n'), postings: postings.join('\n') });
  }

  toJSON(): StoredWords {
    return { words: this.#words.join('\n'), postings: this.#postings.join('\n') };
  }

  /** Numbers of the records that have exactly this word. */
  recordsOf(word: string): readonly number[] {
    const at = this.#firstFrom(word);
    return this.#words[at] === word ? this.#recordsAt(at) : [];
  }

  /** Calls `found` with every word that begins with `prefix`; it returns whether it takes the records, too. */
  eachWithPrefix(prefix: string, found: (word: string, records: () => readonly number[]) => void): void {
    for (let at = this.#firstFrom(prefix); this.#words[at]?.startsWith(prefix); at++) this.#tell(at, found);
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
    this.#letters ??= Int32Array.from(this.#words, lettersOf);
    for (let at = 0; at < this.#letters.length; at++) {
      const letters = this.#letters[at] ?? 0;
      // Each letter that the word lacks is an error at least; so is each that it has beside, unless it goes on.
      if (hasMoreBits(wanted & ~letters, most)) continue;
      const word = this.#words[at] ?? '';
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
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[middle] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Each number as the gap to the one before, in base 36. */
function pack(numbers: readonly number[]): string {
  return numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(' ');
}

function unpack(packed: string): number[] {
  let last = 0;
  return packed.split(' ').map(gap => {
    last += Number.parseInt(gap, 36);
    return last;
  });
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
