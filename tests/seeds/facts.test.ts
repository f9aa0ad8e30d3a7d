import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { ObjectFact } from '../../lib/attack/facts';
import { parentOf, parseObjectKey } from '../../lib/attack/kinds';
import { FACT_FILES, type FactFile, type FactLine } from '../../seeds/fact-files';

/** Thirty thousand lines; a busy machine takes several times as long. */
vi.setConfig({ testTimeout: 30_000 });

const FILES = Object.keys(FACT_FILES) as FactFile[];
const REPOSITORY = join(import.meta.dirname, '../..');

const textOf = (file: FactFile) => readFileSync(join(REPOSITORY, 'seeds/facts', `${file}.ndjson`), 'utf8');
const linesOf = (file: FactFile) => textOf(file).split('\n').slice(0, -1);

/** Unchecked on purpose: the first test checks every line. */
function recordsOf<F extends FactFile>(file: F): FactLine<F>[] {
  return linesOf(file).map(line => JSON.parse(line) as FactLine<F>);
}

const objects = FILES.filter(file => file !== 'reports' && file !== 'relations').flatMap(recordsOf) as ObjectFact[];
const relations = recordsOf('relations');
const reports = recordsOf('reports');
const techniques = recordsOf('techniques');
const keys = new Set(objects.map(fact => `${fact.kind}:${fact.id}`));
const numbers = new Set(reports.map(report => report.number));

describe.each(FILES)('%s.ndjson', file => {
  test('ends with a newline and holds one valid record a line, with the keys in schema order', () => {
    const schema: z.ZodType = FACT_FILES[file];
    expect(textOf(file).endsWith('}\n')).toBe(true);
    const faults = linesOf(file).flatMap(line => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) return `${line}: ${z.prettifyError(parsed.error)}`;
      return line === JSON.stringify(parsed.data) ? [] : line;
    });
    expect(faults).toEqual([]);
  });
});

test('objects are sorted by id, and only S0017 stands twice, the active one first', () => {
  for (const file of FILES) {
    if (file === 'reports' || file === 'relations') continue;
    const ids = recordsOf(file).map(fact => fact.id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual(file === 'software' ? ['S0017'] : []);
  }
  const twins = recordsOf('software').filter(fact => fact.id === 'S0017');
  expect(twins.map(({ name, status }) => [name, status])).toEqual([
    ['BISCUIT', 'active'],
    ['EKANS', 'deprecated'],
  ]);
});

test('relations are sorted by source, type and target, each once', () => {
  const ends = relations.map(({ source, type, target }) => `${source} ${type} ${target}`);
  expect(ends).toEqual([...new Set(ends)].sort());
});

test('reports are numbered without gap or repetition, and no URL stands twice', () => {
  expect(reports.map(report => report.number)).toEqual(reports.map((_, index) => index + 1));
  const urls = reports.flatMap(report => report.url ?? []);
  expect(new Set(urls).size).toBe(urls.length);
});

test('every object that a record names exists', () => {
  const named = [
    ...relations.flatMap(({ source, target }) => [source, target]),
    ...objects.flatMap(fact => (fact.successor === undefined ? [] : `${fact.kind}:${fact.successor}`)),
    ...techniques.flatMap(({ parent, tactics }) => [
      ...(parent === undefined ? [] : [`technique:${parent}`]),
      ...tactics.map(id => `tactic:${id}`),
    ]),
    ...recordsOf('detection-strategies').flatMap(({ analytics }) => analytics.map(id => `analytic:${id}`)),
    ...recordsOf('analytics').flatMap(({ logSources }) => logSources.map(log => `data-component:${log.component}`)),
  ];
  expect(named.filter(key => !keys.has(key))).toEqual([]);
});

test('every report that a record names exists, and every report is named', () => {
  const named = [
    ...relations.map(fact => fact.reports),
    ...objects.map(fact => ('references' in fact ? fact.references : [])),
  ];
  const isAscending = (list: number[]) => list.every((number, index) => index === 0 || number > (list[index - 1] ?? 0));
  expect(named.filter(list => !isAscending(list))).toEqual([]);
  expect(new Set(named.flat())).toEqual(numbers);
});

test('only active objects are related', () => {
  // The first line of S0017 is the active one, and what its relations mean.
  const statuses = new Map(objects.toReversed().map(fact => [`${fact.kind}:${fact.id}`, fact.status]));
  const inactive = relations
    .flatMap(({ source, target }) => [source, target])
    .filter(key => statuses.get(key) !== 'active');
  expect(inactive).toEqual([]);
});

test('every active technique has a tactic, every sub-technique its parent', () => {
  expect(techniques.filter(({ status, tactics }) => status === 'active' && tactics.length === 0)).toEqual([]);
  expect(techniques.filter(({ id, parent }) => parent !== (parentOf(id) ?? undefined))).toEqual([]);
});

describe('known objects', () => {
  const byId = new Map(objects.toReversed().map(fact => [`${fact.kind}:${fact.id}`, fact]));

  test.each([
    ['technique:T1204', { name: 'User Execution', status: 'active', tactics: ['TA0002'], version: '1.8' }],
    ['technique:T1086', { name: 'PowerShell', status: 'revoked', successor: 'T1059.001', revokedOn: '2020-03-09' }],
    ['technique:T1454', { status: 'revoked' }],
    ['technique:T1636.004', { domains: ['mobile'], parent: 'T1636', tactics: ['TA0035'] }],
    ['technique:T0836', { domains: ['ics'], platforms: [], tactics: ['TA0106'] }],
    ['technique:T0855', { status: 'revoked', successor: 'T1692.001' }],
    ['mitigation:T1174', { name: 'Password Filter DLL Mitigation', status: 'deprecated' }],
    ['actor:G0034', { domains: ['enterprise', 'mobile', 'ics'], countries: [{ code: 'RU', basis: 'explicit' }] }],
    ['software:S9000', { status: 'revoked', successor: 'S0508' }],
    ['tactic:TA0112', { name: 'Defense Impairment', shortname: 'defense-impairment' }],
    ['detection-strategy:DET0478', { analytics: ['AN1314', 'AN1315', 'AN1316', 'AN1317', 'AN1318'] }],
  ])('%s', (key, expected) => {
    expect(byId.get(key)).toMatchObject(expected);
  });

  test('no actor is given a name by vendors that ATT&CK gives it', () => {
    const folded = (name: string) => name.toLowerCase().replace(/[\s-]/g, '');
    for (const { id, name, aliases, vendorNames } of recordsOf('actors')) {
      const own = [name, ...aliases].map(folded);
      expect(
        vendorNames.filter(other => own.includes(folded(other.name))),
        id,
      ).toEqual([]);
    }
  });
});

/** What the card counts: distinct sources and reports of `uses` relations to the techniques. */
function usesOf(...ids: string[]) {
  const targets = new Set(ids.map(id => `technique:${id}`));
  const uses = relations.filter(({ type, target }) => type === 'uses' && targets.has(target));
  return {
    actors: new Set(uses.map(({ source }) => source).filter(key => parseObjectKey(key).kind === 'actor')).size,
    reports: new Set(uses.flatMap(fact => fact.reports)).size,
  };
}

test('T1204 has 2 actors and 7 correlated reports, and 99 actors with its sub-techniques', () => {
  expect(usesOf('T1204')).toEqual({ actors: 2, reports: 7 });
  const subtechniques = techniques.filter(fact => fact.parent === 'T1204' && fact.status === 'active');
  expect(usesOf('T1204', ...subtechniques.map(fact => fact.id)).actors).toBe(99);
});

test('a channel of a log source is a name, no sentence', () => {
  const channels = ['analytics', 'data-components'].flatMap(name =>
    readFileSync(`seeds/facts/${name}.ndjson`, 'utf8')
      .trim()
      .split('\n')
      .flatMap(line => (JSON.parse(line) as { logSources: { channel: string }[] }).logSources)
      .map(({ channel }) => channel),
  );
  expect(channels.filter(channel => channel.split(/\s+/).length >= 8)).toEqual([]);
});
