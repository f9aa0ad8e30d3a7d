import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import type { Status } from '../../lib/attack/facts';
import { type ObjectKey, objectKey, parseObjectKey } from '../../lib/attack/kinds';
import { readSeeds, statusesOf } from '../../seeds/pack-read';
import { parseSummaries, SUMMARY_FILES } from '../../seeds/summaries';
import { actorFact, softwareFact } from '../fixtures/seed-builders';

const STATUSES = new Map<string, Status>([
  ['G0001', 'active'],
  ['G0002', 'active'],
  ['G0003', 'revoked'],
  ['G0004', 'deprecated'],
]);

const sentence = (words: number) => `${'word '.repeat(words - 1)}end.`;
const PATH = 'summaries/actors.yaml';
const parse = (text: string) => parseSummaries(PATH, text, 'actor', STATUSES);
const parsePhrase = (phrase: string) =>
  parseSummaries('summaries/software.yaml', `S0001: ${phrase}`, 'software', new Map([['S0001', 'active']]));

describe('parseSummaries', () => {
  test('reads the sentences of a file by key, folded text on one line', () => {
    const summaries = parse(`G0001: ${sentence(15)}\nG0002: >\n  ${'word '.repeat(39)}\n  end.\n`);
    expect([...summaries]).toEqual([
      ['actor:G0001', sentence(15)],
      ['actor:G0002', sentence(40)],
    ]);
  });

  test.each(['Botnet loader in .NET and C++', `${'word '.repeat(15)}csc.exe`])('reads the phrase %s', phrase => {
    expect(parsePhrase(phrase)).toEqual(new Map([['software:S0001', phrase]]));
  });

  test.each([
    ['an unknown id', `G0009: ${sentence(20)}`, ['1: G0009 is not among the actor facts']],
    ['a revoked id', `G0003: ${sentence(20)}`, ['1: G0003 is revoked: summaries are written for active objects']],
    ['a deprecated id', `G0004: ${sentence(20)}`, ['1: G0004 is deprecated: summaries are written for active objects']],
    ['an id that stands twice', `G0001: ${sentence(20)}\nG0001: ${sentence(20)}`, ['2: Map keys must be unique']],
    ['a short text', `\nG0001: ${sentence(14)}`, ['2: G0001 has 14 words, must have 15 to 40']],
    ['a long text', `G0001: ${sentence(41)}`, ['1: G0001 has 41 words, must have 15 to 40']],
    ['two sentences', `G0001: ${sentence(9)} ${sentence(9)}`, ['1: G0001 must be one sentence with a full stop']],
    ['no sentence', `G0001: ${'word '.repeat(20)}`, ['1: G0001 must be one sentence with a full stop']],
    ['a banned phrase', `G0001: Various ${sentence(20)}`, ['1: G0001 says "various"']],
    [
      'an address and markup',
      `G0001: see www.example.org for **more** ${sentence(20)}`,
      ['1: G0001 has the URL www.example.org', '1: G0001 has the markup **'],
    ],
    ['a text that is none', 'G0001: [a]', ['1: G0001 Invalid input: expected string, received null']],
    ['a list', '- G0001', ['1: must be a mapping of actor ids to summaries']],
    [
      'problems of several entries',
      `G0009: ${sentence(14)}\nG0001: ${sentence(14)}`,
      [
        '1: G0009 is not among the actor facts',
        '1: G0009 has 14 words, must have 15 to 40',
        '2: G0001 has 14 words, must have 15 to 40',
      ],
    ],
  ])('refuses %s, with file and line', (_, text, messages) => {
    const message = messages.map(line => `${PATH}:${line}`).join('\n');
    expect(() => parse(text)).toThrow(new AppError('bad-seed', message));
  });

  test.each([
    ['Loader of Office macros.', 'has 4 words, must have 5 to 16'],
    ['word '.repeat(17), 'has 17 words, must have 5 to 16'],
    ['Loader that comes with macros.', 'must be a phrase without a full stop'],
    ['Old loader. It comes with macros', 'must be a phrase without a full stop'],
  ])('refuses the phrase %s', (phrase, reason) => {
    expect(() => parsePhrase(phrase)).toThrow(`summaries/software.yaml:1: S0001 ${reason}`);
  });
});

describe('the committed summaries', () => {
  const { summaries, objects, relations } = readSeeds('seeds');
  const active = (kind: 'actor' | 'software') =>
    Array.from(statusesOf(objects, kind)).flatMap(([id, status]) => (status === 'active' ? [objectKey(kind, id)] : []));
  const missing = (keys: ObjectKey[]) => keys.filter(key => !summaries.has(key));

  test('speak of every active actor', () => {
    const actors = active('actor');
    expect(actors.length).toBeGreaterThanOrEqual(178);
    expect(missing(actors)).toEqual([]);
  });

  test('speak of every active software with ten techniques or more', () => {
    const techniques = new Map<string, number>();
    for (const { fact } of relations) {
      if (fact.type !== 'uses' || !fact.target.startsWith('technique:')) continue;
      techniques.set(fact.source, (techniques.get(fact.source) ?? 0) + 1);
    }
    const rich = active('software').filter(key => (techniques.get(key) ?? 0) >= 10);
    expect(rich.length).toBeGreaterThanOrEqual(533);
    expect(missing(rich)).toEqual([]);
  });

  test('speak of nothing else than active actors and software', () => {
    const known = new Set([...active('actor'), ...active('software')]);
    expect([...summaries.keys()].filter(key => !known.has(key))).toEqual([]);
  });

  test('say something different of each', () => {
    expect(new Set(summaries.values()).size).toBe(summaries.size);
  });

  test.each(SUMMARY_FILES)('stand in $path by id and without a comment', ({ path, kind }) => {
    const ids = [...summaries.keys()].map(parseObjectKey).flatMap(key => (key.kind === kind ? [key.id] : []));
    expect(ids).toEqual([...ids].sort());
    expect(readFileSync(`seeds/${path}`, 'utf8')).not.toMatch(/^#/m);
  });
});

test('of two objects with one id the active one says the status', () => {
  const facts = [
    softwareFact('S0017', { status: 'revoked' }),
    softwareFact('S0017'),
    softwareFact('S0017', { status: 'deprecated' }),
    actorFact('G0001'),
  ];
  const located = facts.map(fact => ({ where: '', fact }));
  expect([...statusesOf(located, 'software')]).toEqual([['S0017', 'active']]);
});
