import { describe, expect, test } from 'vitest';
import type { ReportFact } from '../../lib/attack/facts';
import { publisherOf, ReportCollector } from '../../lib/intake/reports';
import type { Reference } from '../../lib/intake/stix';
import { cite, ownPage } from '../fixtures/stix/build';

function collect(references: Reference[], known: ReportFact[] = []) {
  const collector = new ReportCollector();
  const keys = references.map(reference => collector.add(reference));
  const { reports, numberOf } = collector.number(known);
  return { reports, numbers: keys.map(key => (key === null ? null : (numberOf.get(key) ?? null))) };
}

const dated = (when: string, title = 'Paper Lantern') => `Reed. (${when}). ${title}. Retrieved May 1, 2021.`;

test('one URL is one report, however it is cited', () => {
  const { reports, numbers } = collect([
    cite('Reed Lantern', 'https://reed.example/lantern', dated('2020')),
    cite('Reed Lantern ', ' https://reed.example/lantern ', dated('2020, March 4')),
    cite('Lantern', 'https://reed.example/lantern'),
  ]);
  expect(numbers).toEqual([1, 1, 1]);
  expect(reports).toHaveLength(1);
});

test('one citation name with several URLs is several reports', () => {
  const text = 'Reed   Paper Lantern Retrieved. 2019/10/27 ';
  const { reports } = collect(['a', 'b', 'c'].map(path => cite('Reed', `https://reed.example/${path}`, text)));
  expect(reports.map(report => report.url)).toEqual(['a', 'b', 'c'].map(path => `https://reed.example/${path}`));
});

describe('of several citations of a URL', () => {
  const url = 'https://reed.example/lantern';
  test.each([
    ['one with a title counts', [dated('2020, March 4', ''), dated('2019')], 'Paper Lantern'],
    [
      'the fullest date counts',
      [dated('2020', 'Year'), dated('2020, March 4', 'Day'), dated('2020, March', 'Month')],
      'Day',
    ],
    ['then the commonest', [dated('2020', 'Rare'), dated('2021', 'Usual'), dated('2021', 'Usual')], 'Usual'],
    ['then the alphabet', [dated('2020', 'B'), dated('2020', 'A')], 'A'],
  ])('%s', (_, texts, title) => {
    for (const order of [texts, texts.toReversed()]) {
      expect(collect(order.map(text => cite('Reed', url, text))).reports[0]?.title).toBe(title);
    }
  });
});

test('what is no publication gets no number', () => {
  const { reports, numbers } = collect([
    ownPage('T1000'),
    { source_name: 'capec', external_id: 'CAPEC-13', url: 'https://capec.example/13' },
    { source_name: 'NIST Mobile Threat Catalogue', external_id: 'APP-1', url: 'https://nist.example/APP-1' },
    { source_name: 'Lampion', description: '(Citation: Reed Lantern)' },
    { source_name: 'Lampion' },
  ]);
  expect(numbers).toEqual([null, null, null, null, null]);
  expect(reports).toEqual([]);
});

test('a publication without a usable URL is one report per citation', () => {
  const { reports, numbers } = collect([
    cite('Reed', undefined, dated('2016')),
    cite('Reed again', undefined, dated('2016')),
    cite('Script', 'javascript:alert(1)', dated('2017', 'Trap')),
  ]);
  expect(numbers).toEqual([1, 1, 2]);
  expect(reports).toEqual([
    { number: 1, title: 'Paper Lantern', authors: 'Reed', date: '2016', kind: 'cti' },
    { number: 2, title: 'Trap', authors: 'Reed', date: '2017', kind: 'cti' },
  ]);
});

test('first numbers go by date, undated last, then by URL', () => {
  const { reports } = collect([
    cite('1', 'https://reed.example/undated', dated('n.d.')),
    cite('2', 'https://reed.example/b', dated('2020, January 5')),
    cite('3', 'https://reed.example/a', dated('2020, January 5')),
    cite('4', 'https://reed.example/month', dated('2020, January')),
    cite('5', 'https://reed.example/old', dated('1999')),
  ]);
  expect(reports.map(report => report.url?.split('/').at(-1))).toEqual(['old', 'month', 'a', 'b', 'undated']);
});

describe('with the reports of an earlier release', () => {
  const old = collect([
    cite('A', 'https://reed.example/a', dated('2020')),
    cite('B', undefined, dated('2021', 'Without URL')),
    cite('C', 'https://reed.example/c', dated('2022')),
  ]).reports;

  test('known reports keep their numbers and new ones follow, oldest first', () => {
    const { numbers } = collect(
      [
        cite('new', 'https://reed.example/new', dated('2023')),
        cite('C', 'https://reed.example/c', dated('2022')),
        cite('older', 'https://reed.example/older', dated('1999')),
        cite('B', undefined, dated('2021', 'Without URL')),
      ],
      old,
    );
    expect(numbers).toEqual([5, 3, 4, 2]);
  });

  test('a known report takes over a corrected citation', () => {
    const { reports } = collect([cite('C', 'https://reed.example/c', dated('2022, May 3', 'Corrected'))], old);
    expect(reports[2]).toMatchObject({ number: 3, title: 'Corrected', date: '2022-05-03' });
  });

  test('one that is no longer cited stays, so that its number is never given away', () => {
    const { reports } = collect([cite('new', 'https://reed.example/new', dated('2023'))], old);
    expect(reports).toEqual([...old, expect.objectContaining({ number: 4 })]);
  });

  test('the same citations again change nothing', () => {
    const again = collect([cite('A', 'https://reed.example/a', dated('2020'))], old).reports;
    expect(again).toEqual(old);
  });
});

test.each([
  ['https://www.reed.example/x', 'reed.example'],
  ['https://www2.reed.example:8443/x', 'reed.example'],
  ['http://Blog.Reed.example', 'blog.reed.example'],
  ['https://web.archive.org/web/20190930124504/https://www.reed.example/x', 'reed.example'],
  ['https://web.archive.org/web/20190930124504/https:/www.reed.example/x', 'reed.example'],
  ['https://web.archive.org/web/2019*/reed.example/x', 'reed.example'],
  ['https://web.archive.org/about', 'web.archive.org'],
])('the publisher of %s is %s', (url, publisher) => {
  expect(publisherOf(url)).toBe(publisher);
});
