import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { relationFactSchema, reportFactSchema } from '../../lib/attack/facts';
import { parseFacts, readSeeds, seedFiles } from '../../seeds/pack-read';
import { actorFact, brief, relation, report, SOURCES, techniqueFact } from '../fixtures/seed-builders';

const lines = (...records: unknown[]) => records.map(record => `${JSON.stringify(record)}\n`).join('');

describe('parseFacts', () => {
  test('reads one record a line and remembers the line', () => {
    expect(parseFacts('facts/reports.ndjson', lines(report(1), report(2)), reportFactSchema)).toEqual([
      { where: 'facts/reports.ndjson:1', fact: report(1) },
      { where: 'facts/reports.ndjson:2', fact: report(2) },
    ]);
  });

  test('takes an empty file for no records, and a missing line end at the end of the file', () => {
    expect(parseFacts('facts/reports.ndjson', '', reportFactSchema)).toEqual([]);
    expect(parseFacts('facts/reports.ndjson', JSON.stringify(report(1)), reportFactSchema)).toHaveLength(1);
  });

  test('names every bad line and what is wrong with it', () => {
    const text = `${lines(report(1))}{"number":\n\n${lines({ ...report(0), kind: 'blog' })}`;
    expect(() => parseFacts('facts/reports.ndjson', text, reportFactSchema)).toThrow(
      new AppError(
        'bad-seed',
        [
          'facts/reports.ndjson:2: Unexpected end of JSON input',
          'facts/reports.ndjson:3: Unexpected end of JSON input',
          'facts/reports.ndjson:4: number: Too small: expected number to be >0; kind: Invalid option: expected one of "cti"|"ir"',
        ].join('\n'),
      ),
    );
  });

  test.each(['technique:G0001', 'technique:', 'thing:T1001', 'T1001'])('refuses the key %s of a relation', source => {
    const text = lines({ source, type: 'uses', target: 'technique:T1001', reports: [] });
    expect(() => parseFacts('facts/relations.ndjson', text, relationFactSchema)).toThrow(
      'facts/relations.ndjson:1: source: must be kind:id, such as technique:T1204',
    );
  });
});

describe('readSeeds', () => {
  let folder: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const sentence = `${'word '.repeat(14)}end.`;
  const yaml = Object.entries(brief()).map(([field, text]) => `  ${field}: ${text}\n`);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seeds-'));
    write('facts/techniques.ndjson', lines(techniqueFact('T1001')));
    write('facts/actors.ndjson', lines(actorFact('G0001')));
    write('facts/relations.ndjson', lines(relation('actor:G0001', 'uses', 'technique:T1001')));
    write('facts/reports.ndjson', lines(report(1)));
    write('briefs/T1001.yaml', ['T1001:\n', ...yaml].join(''));
    write('briefs/notes.txt', 'not a brief');
    write('summaries/actors.yaml', `G0001: ${sentence}\n`);
    write('summaries/software.yaml', '{}\n');
    write('sources.json', JSON.stringify(SOURCES));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('reads facts of all kinds, briefs, summaries and sources', () => {
    expect(readSeeds(folder)).toEqual({
      objects: [
        { where: 'facts/actors.ndjson:1', fact: actorFact('G0001') },
        { where: 'facts/techniques.ndjson:1', fact: techniqueFact('T1001') },
      ],
      relations: [{ where: 'facts/relations.ndjson:1', fact: relation('actor:G0001', 'uses', 'technique:T1001') }],
      reports: [{ where: 'facts/reports.ndjson:1', fact: report(1) }],
      briefs: new Map([['T1001', brief()]]),
      summaries: new Map([['actor:G0001', sentence]]),
      sources: SOURCES,
    });
  });

  test('lists the files it reads', () => {
    expect(seedFiles(folder)).toEqual([
      'facts/actors.ndjson',
      'facts/relations.ndjson',
      'facts/reports.ndjson',
      'facts/techniques.ndjson',
      'briefs/T1001.yaml',
      'summaries/actors.yaml',
      'summaries/software.yaml',
      'sources.json',
    ]);
  });

  test.each([
    ['facts/techniques.ndjson', '{}\n', /^facts\/techniques\.ndjson:1: kind: Invalid/],
    ['briefs/T1001.yaml', 'T1002:\n', /^briefs\/T1001\.yaml:1: T1002 does not belong/],
    ['summaries/software.yaml', 'S0001: a', /^summaries\/software\.yaml:1: S0001 is not among the software facts/],
    ['sources.json', '[{}]', /^sources\.json: 0\.id: Invalid/],
    ['sources.json', '[', /^sources\.json: Unexpected end/],
  ])('names %s when it is malformed', (path, text, message) => {
    write(path, text);
    expect(() => readSeeds(folder)).toThrow(
      expect.objectContaining({ code: 'bad-seed', message: expect.stringMatching(message) }),
    );
  });

  test.each([
    ['facts/relations.ndjson', 'facts/relations.ndjson'],
    ['sources.json', 'sources.json'],
    ['briefs', 'briefs/'],
    ['summaries/actors.yaml', 'summaries/actors.yaml'],
  ])('names %s when it is missing', (path, named) => {
    rmSync(join(folder, path), { recursive: true });
    expect(() => readSeeds(folder)).toThrow(
      expect.objectContaining({ code: 'bad-seed', message: expect.stringContaining(`${named}: ENOENT`) }),
    );
  });
});
