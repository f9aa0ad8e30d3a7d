import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { type Status, techniqueFactSchema } from '../../lib/attack/facts';
import { parentOf } from '../../lib/attack/kinds';
import { BANNED_PHRASES, findBannedPhrases, findMarkup, findUrls, lintBrief, parseBriefs } from '../../seeds/briefs';
import { parseFacts, techniqueStatusesOf } from '../../seeds/pack-read';
import { brief } from '../fixtures/seed-builders';

const STATUSES = new Map<string, Status>([
  ['T1204', 'active'],
  ['T1204.001', 'active'],
  ['T1204.009', 'revoked'],
  ['T1204.010', 'deprecated'],
  ['T1059', 'active'],
]);

const entry = (id: string, parts: Record<string, string> = {}) =>
  [`${id}:`, ...Object.entries({ ...brief(), ...parts }).map(([field, text]) => `  ${field}: ${text}`), ''].join('\n');

const parse = (text: string, path = 'briefs/T1204.yaml') => parseBriefs(path, text, STATUSES);

describe('parseBriefs', () => {
  test('reads the briefs of a family, folded text on one line', () => {
    const detection = `>\n    ${brief('one').detection}\n    two`;
    const briefs = parse(entry('T1204', { detection }) + entry('T1204.001', { reviewed: '2026-01-31' }));

    expect([...briefs.keys()]).toEqual(['T1204', 'T1204.001']);
    expect(briefs.get('T1204')?.detection).toBe(`${brief('one').detection} two`);
    expect(briefs.get('T1204.001')).toEqual({ ...brief(), reviewed: '2026-01-31' });
  });

  test.each([
    ['an id that is none', entry('T12'), '1: T12 is no technique id'],
    ['an id of another family', entry('T1059'), '1: T1059 does not belong in T1204.yaml'],
    ['an id that MITRE never published', entry('T1204.777'), '1: T1204.777 is not among the technique facts'],
    ['a revoked id', entry('T1204.009'), '1: T1204.009 is revoked: briefs are written for active techniques'],
    ['a deprecated id', entry('T1204.010'), '1: T1204.010 is deprecated: briefs are written for active techniques'],
    ['an id that stands twice', entry('T1204') + entry('T1204'), '5: Map keys must be unique'],
    ['a short text', entry('T1204', { hunt: 'too short' }), '4: T1204 hunt has 2 words, must have 8 to 60'],
    [
      'a long text of a later brief',
      entry('T1204') + entry('T1204.001', { description: 'word '.repeat(81) }),
      '6: T1204.001 description has 81 words, must have 35 to 80',
    ],
    ['a day that is none', entry('T1204', { reviewed: 'soon' }), '5: T1204 reviewed Invalid ISO date'],
    ['a field that is unknown', entry('T1204', { detect: 'x' }), '1: T1204 Unrecognized key: "detect"'],
    ['a brief that is no mapping', 'T1204: text', '1: T1204 Invalid input: expected object, received undefined'],
    ['a list', '- T1204', '1: must be a mapping of technique ids to briefs'],
    ['an empty file', '', '1: must be a mapping of technique ids to briefs'],
  ])('refuses %s, with file and line', (_, text, message) => {
    expect(() => parse(text)).toThrow(new AppError('bad-seed', `briefs/T1204.yaml:${message}`));
  });

  test('names the line of broken YAML, and nothing that follows from it', () => {
    expect(() => parse(entry('T1204', { hunt: '@odd' }))).toThrow(
      new AppError('bad-seed', 'briefs/T1204.yaml:4: Plain value cannot start with reserved character @'),
    );
  });

  test('tells every problem of a file, one a line', () => {
    const text = entry('T1204', { hunt: 'short', description: 'short' }) + entry('T1059');
    expect(() => parse(text)).toThrow(
      [
        'briefs/T1204.yaml:2: T1204 description has 1 words, must have 35 to 80',
        'briefs/T1204.yaml:4: T1204 hunt has 1 words, must have 8 to 60',
        'briefs/T1204.yaml:5: T1059 does not belong in T1204.yaml',
      ].join('\n'),
    );
  });
});

describe('the linter', () => {
  test.each([
    ['Adversaries may do this.', ['says "adversaries may"']],
    ['Use various tools and VARIOUS hosts.', ['says "various"']],
    ['It is variously named; adversaries mayhem.', []],
  ])('finds banned phrases as whole words: %s', (text, findings) => {
    expect(findBannedPhrases(text)).toEqual(findings);
  });

  test.each([
    ['see https://example.org/x now', ['has the URL https://example.org/x']],
    ['www.example.org and ftp://host/a', ['has the URL www.example.org', 'has the URL ftp://host/a']],
    ['HTTP to port 80, C:\\Windows, /etc/passwd and example.org', []],
    ['Requests that begin with http: or https: are proxied.', []],
  ])('finds URLs: %s', (text, findings) => {
    expect(findUrls(text)).toEqual(findings);
  });

  test.each([
    ['run `whoami` first', ['has the markup `']],
    ['this is **bold**', ['has the markup **']],
    ['a [link](target)', ['has the markup ](']],
    ['# Heading', ['has the markup #']],
    ['- bullet', ['has the markup -']],
    ['<code>cmd</code>', ['has the markup <code>']],
    ['files such as *.dll, __EventFilter, C# and <placeholder>', []],
  ])('finds markup: %s', (text, findings) => {
    expect(findMarkup(text)).toEqual(findings);
  });

  test('names the field of every finding', () => {
    expect(lintBrief({ ...brief(), detection: 'various', hunt: '`x` on www.x.org' })).toEqual([
      'detection says "various"',
      'hunt has the URL www.x.org',
      'hunt has the markup `',
    ]);
  });

  test('keeps its list of phrases short and in small letters', () => {
    expect(BANNED_PHRASES.length).toBeLessThanOrEqual(8);
    expect(BANNED_PHRASES.filter(phrase => phrase !== phrase.toLowerCase())).toEqual([]);
  });
});

describe('the committed briefs', () => {
  const techniques = parseFacts(
    'facts/techniques.ndjson',
    readFileSync('seeds/facts/techniques.ndjson', 'utf8'),
    techniqueFactSchema,
  );
  const statuses = techniqueStatusesOf(techniques);
  const files = readdirSync('seeds/briefs');
  const read = (file: string) => parseBriefs(`briefs/${file}`, readFileSync(`seeds/briefs/${file}`, 'utf8'), statuses);

  test.each(files)('%s is well formed and has nothing to stumble over', file => {
    expect([...read(file)].flatMap(([id, text]) => lintBrief(text).map(finding => `${id} ${finding}`))).toEqual([]);
  });

  test('are thirty or more', () => {
    expect(files.flatMap(file => [...read(file).keys()]).length).toBeGreaterThanOrEqual(30);
  });

  test.each(['T1204', 'T1059', 'T1566', 'T1003', 'T1021', 'T1055', 'T1105', 'T1190', 'T1486', 'T1685'])(
    'cover %s and its active sub-techniques',
    family => {
      const briefs = read(`${family}.yaml`);
      const active = Array.from(statuses).flatMap(([id, status]) => (status === 'active' ? [id] : []));
      expect(active.filter(id => (parentOf(id) ?? id) === family && !briefs.has(id))).toEqual([]);
    },
  );
});
