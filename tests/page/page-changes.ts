import fc from 'fast-check';

/**
 * Pages made of made-up sentences, and ways in which pages change. A change works on the whole text, in which the
 * quoted part stands between two private characters, so that a test knows where it is afterwards.
 */

const WORDS =
  'the a one their this after before while attackers operators actor group loader script service account domain registry server host victim network task payload beacon token process memory archive mailbox macro attachment link website update driver cloud tenant backup phone bank ministry used ran dropped opened stole sent created scheduled disabled encrypted copied injected signed renamed wrote read asked moved quietly remotely again later daily twice with from into over under against without through during within old new known hidden second local remote public weak stolen shared named T1059.001 T1204 G0016 2021 443 v7.2 3'.split(
    ' ',
  );

export const OPEN = '\uE000';
export const CLOSE = '\uE001';

const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(word, { minLength: 7, maxLength: 18 })
  .map(([first = '', ...rest]) => `${first.charAt(0).toUpperCase()}${[first.slice(1), ...rest].join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 });

/** Which sentence of which paragraph is quoted. */
export interface QuotedPage {
  paragraphs: string[][];
  at: readonly [paragraph: number, sentence: number];
  /** For changes that need a choice. */
  salt: number;
}

export const quotedPage: fc.Arbitrary<QuotedPage> = fc
  .array(paragraph, { minLength: 3, maxLength: 12 })
  .chain(paragraphs =>
    fc.record({
      paragraphs: fc.constant(paragraphs),
      at: fc
        .nat(paragraphs.length - 1)
        .chain(p => fc.tuple(fc.constant(p), fc.nat((paragraphs[p]?.length ?? 1) - 1))) as fc.Arbitrary<
        [number, number]
      >,
      salt: fc.nat(1000),
    }),
  );

/** The text of a page, its quoted sentence between `OPEN` and `CLOSE`. */
export function textOf({ paragraphs, at: [p, s] }: QuotedPage): string {
  return paragraphs
    .map((sentences, i) => sentences.map((one, j) => (i === p && j === s ? OPEN + one + CLOSE : one)).join(' '))
    .join('\n');
}

/** The text without its two private characters, and the part between them; null where there is none. */
export function unmarked(text: string): { text: string; span: { start: number; end: number } | null } {
  const start = text.indexOf(OPEN);
  const end = text.indexOf(CLOSE) - 1;
  const span = start < 0 || end < start ? null : { start, end };
  return { text: text.replace(OPEN, '').replace(CLOSE, ''), span };
}

type Change = (page: QuotedPage) => string;

const inQuote = (page: QuotedPage, change: (quote: string) => string) =>
  textOf(page).replace(new RegExp(`${OPEN}([^]*)${CLOSE}`), (_, quote: string) => OPEN + change(quote) + CLOSE);

const lines = (page: QuotedPage) => textOf(page).split('\n');
const NEWS = 'Correction of May: an earlier edition of this article named the wrong vendor in its headline.';

function longestWord(text: string): string {
  return text
    .split(/[\s.]+/)
    .reduce((longest, one) => (one.length > longest.length && /^[a-z]+$/.test(one) ? one : longest), '');
}

/** After these the quote is still on the page. */
export const STILL_THERE: Record<string, Change> = {
  nothing: textOf,
  'a paragraph added at the top': page => `${NEWS}\n${textOf(page)}`,
  'a paragraph added at the end': page => `${textOf(page)}\n${NEWS}`,
  'a sentence added just before': page => textOf(page).replace(OPEN, `${NEWS} ${OPEN}`),
  'a sentence added just after': page => textOf(page).replace(CLOSE, `${CLOSE} ${NEWS}`),
  'white space': page => textOf(page).replace(/ /g, () => (page.salt % 2 ? '\n' : '\u00A0')),
  'blocks split and joined': page => textOf(page).replaceAll('\n', ' ').replaceAll('. ', '.\n'),
  'quotes and dashes made typographic': page =>
    textOf(page)
      .replace(/stolen|named/g, '“$&”')
      .replace(/ with /g, ' — with ')
      .replace(OPEN, OPEN),
  'case of the quote': page => inQuote(page, quote => quote.toUpperCase()),
  'a reference put into it': page => inQuote(page, quote => quote.replace(/^(\S+ \S+ \S+) /, '$1 [12] ')),
  'a letter of it corrected': page =>
    inQuote(page, quote => {
      const one = longestWord(quote);
      return one ? quote.replace(one, `${one.slice(0, 2)}x${one.slice(3)}`) : quote;
    }),
  'a word of it dropped': page => inQuote(page, quote => quote.replace(/ (?:the|a|again|later|twice|daily)\b/, '')),
  'moved to the top': page => `${unmarkedQuote(page)}\n${withoutQuote(page)}`,
  'moved to the end': page => `${withoutQuote(page)}\n${unmarkedQuote(page)}`,
  'paragraphs in reverse order': page => lines(page).reverse().join('\n'),
  'other paragraphs gone': page =>
    lines(page)
      .filter(line => line.includes(OPEN) || line.length % 2)
      .join('\n'),
  'quoted once more elsewhere': page => `${inQuote(page, quote => quote)}\n${NEWS} ${plainQuote(page)}`,
  'its next sentence rewritten': page => textOf(page).replace(new RegExp(`(${CLOSE} )[^.]+\\.`), `$1${NEWS}`),
};

/** After these it is not, or not so that anyone could be sure. */
export const GONE: Record<string, Change> = {
  removed: withoutQuote,
  'its paragraph removed': page =>
    lines(page)
      .filter(line => !line.includes(OPEN))
      .join('\n'),
  'the page translated': page => unmarked(textOf(page)).text.replace(/[a-z]+/gi, one => [...one].reverse().join('')),
  'the page emptied': () => '',
  'replaced by a row with another number': page => {
    const quote = plainQuote(page);
    const other = /\d/.test(quote)
      ? quote.replace(/\d/, digit => String((Number(digit) + 1) % 10))
      : `${quote.slice(0, -1)} 8.`;
    return textOf(page).replace(new RegExp(`${OPEN}[^]*${CLOSE}`), /\d/.test(quote) ? other : NEWS);
  },
  'removed, and one like it stays in the next paragraph': page => {
    const one = longestWord(plainQuote(page));
    const like = one ? plainQuote(page).replace(one, `${one.slice(0, 1)}yz${one.slice(3)}`) : NEWS;
    return withoutQuote(page).replace(/$/, `\n${NEWS} ${like} ${NEWS}`);
  },
};

function plainQuote(page: QuotedPage): string {
  return page.paragraphs[page.at[0]]?.[page.at[1]] ?? '';
}

function unmarkedQuote(page: QuotedPage): string {
  return OPEN + plainQuote(page) + CLOSE;
}

function withoutQuote(page: QuotedPage): string {
  return textOf(page).replace(new RegExp(` ?${OPEN}[^]*${CLOSE}`), '');
}
