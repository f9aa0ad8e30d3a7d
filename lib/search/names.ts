import type { OtherName, SearchRecord } from './record';
import { EMPTY_WORDS, plainWords } from './words';

/** What a word of a name stands for. */
export interface NameWord {
  /** Folded; of several words joined (`sideloading`) or their initials (`wmi`). */
  readonly text: string;
  /** The words of the name that it stands for: the first one, and how many. */
  readonly first: number;
  readonly count: number;
  /** Initials are matched as a whole only. */
  readonly isInitials: boolean;
}

/** A name of a record, taken apart. */
export interface SearchName {
  readonly text: string;
  /** `full` is the name of a sub-technique after its technique's: `Process Injection: Process Hollowing`. */
  readonly type: 'name' | 'full' | OtherName['type'];
  readonly vendor?: string;
  /** Number of its own words, without the joined ones and initials. */
  readonly length: number;
  readonly words: readonly NameWord[];
}

/** All names of a record: its own first, then the full one of a sub-technique, then the others. */
export function namesOfRecord({ kind, name, parent, others }: SearchRecord): SearchName[] {
  const withInitials = kind === 'technique';
  // Strategies have whole sentences for names: nobody writes two of their words together.
  if (kind === 'detection-strategy') return [{ text: name, type: 'name', ...withWhole(wordsAlone(name)) }];
  const full = kind === 'technique' && parent ? [`${parent.name}: ${name}`] : [];
  return [
    { text: name, type: 'name', ...takeApart(name, withInitials) },
    ...full.map((text): SearchName => ({ text, type: 'full', ...takeApart(text, false) })),
    ...others.map((other): SearchName => ({ ...other, ...takeApart(other.text, false) })),
  ];
}

/** Fewer letters say nothing. */
const LEAST_INITIALS = 3;

type Parts = Pick<SearchName, 'length' | 'words'>;

function wordsAlone(name: string): Parts {
  const words = plainWords(name).map((text, first): NameWord => ({ text, first, count: 1, isInitials: false }));
  return { length: words.length, words };
}

/** Adds the whole name in one word. */
function withWhole({ length, words }: Parts): Parts {
  const text = words.map(word => word.text).join('');
  return { length, words: length > 1 ? [...words, { text, first: 0, count: length, isInitials: false }] : words };
}

function takeApart(name: string, withInitials: boolean): Parts {
  const { length, words: alone } = wordsAlone(name);
  const plain = alone.map(({ text }) => text);
  const words = [...alone];
  const add = (text: string, first: number, count: number, isInitials: boolean) =>
    words.push({ text, first, count, isInitials });
  for (let first = 0; first + 1 < length; first++) add(`${plain[first]}${plain[first + 1]}`, first, 2, false);
  if (length > 2) add(plain.join(''), 0, length, false);
  if (withInitials) {
    for (let first = 0; first + LEAST_INITIALS <= length; first++) {
      for (let count = LEAST_INITIALS; first + count <= length; count++) {
        add(initials(plain.slice(first, first + count)), first, count, true);
      }
    }
    const telling = initials(plain.filter(word => !EMPTY_WORDS.has(word)));
    if (telling.length >= LEAST_INITIALS) add(telling, 0, length, true);
  }
  return { length, words };
}

function initials(words: readonly string[]): string {
  return words.map(word => word.charAt(0)).join('');
}

/** Whether `squeezed` is the whole name, or, of a technique, what its name is shortened to: `rdp`, `aitm`. */
export function isWhole({ length, words }: SearchName, squeezed: string): boolean {
  return words.some(({ text, first, count }) => text === squeezed && first === 0 && count === length);
}
