import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { findQuote, type Quote } from '../../lib/page/quote';
import { GONE, type QuotedPage, quotedPage, STILL_THERE, textOf, unmarked } from './page-changes';

/** What `capture` would keep of the part between `start` and `end`. */
function quoteFrom(text: string, { start, end }: { start: number; end: number }): Quote {
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 64), start),
    suffix: text.slice(end, end + 64),
  };
}

/** `right`, `wrong`, or `none` where nothing was found. */
function outcome(page: QuotedPage, change: (page: QuotedPage) => string): 'right' | 'wrong' | 'none' {
  const before = unmarked(textOf(page));
  const after = unmarked(change(page));
  const found = findQuote(after.text, quoteFrom(before.text, before.span!));
  if (!found) return 'none';
  const { span } = after;
  // A word more or less at an end that was edited is the right place.
  const shared = span ? Math.min(found.end, span.end) - Math.max(found.start, span.start) : 0;
  return span && shared / (Math.max(found.end, span.end) - Math.min(found.start, span.start)) > 0.8 ? 'right' : 'wrong';
}

const RUNS = 300;
const pages = fc.sample(quotedPage, { numRuns: RUNS, seed: 7 });

/** Share of the pages on which the quote was found again, by change. */
const shares = new Map<string, number>();
let wrong = 0;

afterAll(() => {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const figures = [...shares.values()];
  const mean = figures.reduce((sum, share) => sum + share, 0) / figures.length;
  const [worst, least] = [...shares].sort(([, one], [, other]) => one - other)[0] ?? ['', 0];
  process.stdout.write(
    `Found again after ${shares.size} kinds of change on ${RUNS} pages each: ${percent(mean)}, ` +
      `least after "${worst}" (${percent(least)}); a wrong place ${wrong} times, also where it was gone.\n`,
  );
});

describe('a quote is found again after', () => {
  test.each(Object.entries(STILL_THERE))('%s', (name, change) => {
    const outcomes = pages.map(page => outcome(page, change));
    const share = outcomes.filter(one => one === 'right').length / RUNS;
    shares.set(name, share);
    wrong += outcomes.filter(one => one === 'wrong').length;
    expect(outcomes.filter(one => one === 'wrong')).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  test('at least twelve kinds of change', () => {
    expect(Object.keys(STILL_THERE).length).toBeGreaterThanOrEqual(12);
  });
});

describe('a quote is not found anywhere after it was', () => {
  test.each(Object.entries(GONE))('%s', (_, change) => {
    const found = pages.map(page => outcome(page, change)).filter(one => one !== 'none');
    wrong += found.length;
    expect(found).toEqual([]);
  });
});

/** A page by its text; the quoted part stands in `[[` and `]]`. */
function marked(text: string): { text: string; span: { start: number; end: number } } {
  const start = text.indexOf('[[');
  return { text: text.replace('[[', '').replace(']]', ''), span: { start, end: text.indexOf(']]') - 2 } };
}

/** What is found on the page `after` of what was quoted on the page `before`. */
function foundAgain(before: string, after: string): string | null {
  const { text, span } = marked(before);
  const found = findQuote(after, quoteFrom(text, span));
  return found && `${after.slice(0, found.start)}[[${after.slice(found.start, found.end)}]]${after.slice(found.end)}`;
}

describe('a short quote needs a neighbour', () => {
  const before = 'Users opened the file. The loader ran [[T1059]] and wrote a key. Nothing else was seen.';

  test.each([
    ['as it was', 'Users opened the file. The loader ran [[T1059]] and wrote a key. Nothing else was seen.'],
    ['with another before it', 'T1059 is common. Users opened the file. The loader ran [[T1059]] and wrote a key.'],
    ['with the text before it rewritten', 'Later on, something used [[T1059]] and wrote a key. Nothing else was seen.'],
    ['with the text after it rewritten', 'Users opened the file. The loader ran [[T1059]] once; that was all of it.'],
  ])('found %s', (_, after) => {
    expect(foundAgain(before, after.replace('[[', '').replace(']]', ''))).toBe(after);
  });

  test.each([
    ['no neighbour is left', 'A report about T1059 by somebody else.'],
    [
      'it became a longer id',
      'Users opened the file. The loader ran T1059.001 and wrote a key. Nothing else was seen.',
    ],
    ['it became another id', 'Users opened the file. The loader ran T1055 and wrote a key. Nothing else was seen.'],
  ])('not found where %s', (_, after) => {
    expect(foundAgain(before, after)).toBeNull();
  });
});

test('what was quoted from a longer id is found in it', () => {
  const before = 'Users opened the file. The loader ran [[T1059]].001 and wrote a key.';
  expect(foundAgain(before, `News. ${marked(before).text}`)).toBe(`News. ${before}`);
});

describe('among several places', () => {
  const row = (name: string, use: string) => `${name}\tused by the group to ${use} on hosts`;
  const table = [row('T1059', 'run scripts'), row('T1055', 'hide code'), row('T1105', 'fetch tools')];

  test('the neighbours tell which is meant', () => {
    const twice = (open: string, close: string) =>
      `Summary: they ${open}stole the mailboxes of the ministry${close}, says the vendor.\nIn May they stole the mailboxes of the ministry again.`;
    expect(foundAgain(twice('[[', ']]'), `New. ${twice('', '')}`)).toBe(`New. ${twice('[[', ']]')}`);
  });

  test('none is taken where they have the same neighbours', () => {
    const block = 'Read more below. The actor used a loader to run its payload. Share this page with others.';
    const before = `${block.replace('The actor', '[[The actor').replace('payload.', 'payload.]]')}\n${block}\n${block}`;
    expect(foundAgain(before, `${block}\n${block}\n${block}`)).toBeNull();
  });

  test.each(table.map((_, i) => i))('a row of a table that is deleted is not found in the next: %i', i => {
    const before = table.map((one, j) => (i === j ? `[[${one}]]` : one)).join('\n');
    expect(foundAgain(before, table.filter((_, j) => j !== i).join('\n'))).toBeNull();
  });

  test.each([
    ['Mailboxes in Iran were read by them.', 'Mailboxes in Iraq were read by them.'],
    ['They were seen in North Korea in the year after.', 'They were seen in South Korea in the year after.'],
    ['The loader was signed by the vendor.', 'The loader was not signed by the vendor.'],
  ])('a deleted sentence is not found in the one like it that followed: %s', (gone, like) => {
    const around = ['A first sentence to begin with.', 'And a last one that ends it all.'];
    expect(foundAgain(`${around[0]} [[${gone}]] ${like} ${around[1]}`, `${around[0]} ${like} ${around[1]}`)).toBeNull();
    expect(foundAgain(`${around[0]} ${like} [[${gone}]] ${around[1]}`, `${around[0]} ${like} ${around[1]}`)).toBeNull();
  });
});

test.each([
  [
    'half of it deleted',
    'They began in May. [[The actor ran a script that wrote a key and opened a port to the host.]] It ended there.',
    'They began in May. The actor ran a script. It ended there.',
  ],
  [
    'another sentence in its place',
    'They began in May. [[The actor ran a script.]] It ended there.',
    'They began in May. Nobody knows more yet. It ended there.',
  ],
])('%s: not found', (_, before, after) => {
  expect(foundAgain(before, after)).toBeNull();
});

test('dots, dashes and quotes may be written in other ways', () => {
  expect(
    foundAgain('[["It\'s over" -- he said... and left the room]]', 'x “It’s over” – he said… and left the room'),
  ).toBe('x [[“It’s over” – he said… and left the room]]');
});

test('letters whose small form is longer do not move what is found', () => {
  expect(
    foundAgain('İİİ a. [[The actor ran a script on the host.]]', 'İİİİ b. THE ACTOR ran a script on the host.'),
  ).toBe('İİİİ b. [[THE ACTOR ran a script on the host.]]');
});

test('anything may be looked for in anything, and what is found is a part of it', () => {
  // Few characters, so that they meet.
  const unit = fc.constantFrom('a', 'b', '1', ' ', '\n', '-', '.', '…', '“', 'İ', '(', '\\', '\u{1F4A5}', '\uD800');
  const text = fc.string({ unit, maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, text, (page, quote, prefix, suffix) => {
      const found = findQuote(page, { quote, prefix, suffix });
      if (found) expect(0 <= found.start && found.start < found.end && found.end <= page.length).toBe(true);
    }),
  );
});
