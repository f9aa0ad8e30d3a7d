import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { buildPack } from '../../seeds/pack';
import { contents } from '../fixtures/pack-files';
import {
  actorFact,
  analyticFact,
  assetFact,
  campaignFact,
  componentFact,
  mitigationFact,
  relation,
  report,
  seedsOf,
  softwareFact,
  strategyFact,
  tacticFact,
  techniqueFact,
} from '../fixtures/seed-builders';

test.each([
  ['actor:G0002', 'revoked'],
  ['actor:G0009', 'unknown'],
] as const)('a summary of %s is refused, it being %s', (key, status) => {
  const objects = [actorFact('G0001'), actorFact('G0002', { status: 'revoked', successor: 'G0001' })];
  expect(() => buildPack(seedsOf({ objects, summaries: { [key]: 'Who it is.' } }))).toThrow(
    new AppError('bad-seed', `summaries: ${key} is ${status}`),
  );
});

const link = (id: string, name: string, reports: number[] = []) => ({ id, name, reports });

describe('the other documents', () => {
  const { objects, reports } = contents(
    buildPack(
      seedsOf({
        objects: [
          tacticFact('TA0002'),
          techniqueFact('T1002', { name: 'A', tactics: ['TA0002'] }),
          techniqueFact('T1001', { name: 'B', tactics: ['TA0002'] }),
          techniqueFact('T1003', { tactics: ['TA0002'], status: 'revoked' }),
          actorFact('G0001'),
          actorFact('G0002', { status: 'revoked', successor: 'G0001' }),
          softwareFact('S0001'),
          campaignFact('C0001'),
          mitigationFact('M1001'),
          mitigationFact('T1001', { status: 'deprecated' }),
          assetFact('A0001'),
          strategyFact('DET0001', ['AN0001']),
          analyticFact('AN0001', {
            logSources: [
              { component: 'DC0001', name: 'a', channel: 'b' },
              { component: 'DC0001', name: 'a', channel: 'c' },
            ],
          }),
          componentFact('DC0001'),
        ],
        relations: [
          relation('actor:G0001', 'uses', 'technique:T1002', [2]),
          relation('actor:G0001', 'uses', 'technique:T1001', [1, 2]),
          relation('actor:G0001', 'uses', 'software:S0001'),
          relation('software:S0001', 'uses', 'technique:T1001'),
          relation('campaign:C0001', 'attributed-to', 'actor:G0001'),
          relation('campaign:C0001', 'uses', 'software:S0001'),
          relation('mitigation:M1001', 'mitigates', 'technique:T1001'),
          relation('detection-strategy:DET0001', 'detects', 'technique:T1001'),
          relation('technique:T1001', 'targets', 'asset:A0001'),
        ],
        reports: [report(2, '2020'), report(1, '2021')],
        summaries: { 'actor:G0001': 'Who it is.', 'software:S0001': 'What it is' },
      }),
    ),
  );
  const B = link('T1001', 'B');

  test.each([
    [
      'actor:G0001',
      {
        technique: [link('T1001', 'B', [1, 2]), link('T1002', 'A', [2])],
        software: [link('S0001', 'Software S0001')],
        campaign: [link('C0001', 'Campaign C0001')],
      },
    ],
    [
      'software:S0001',
      { technique: [B], actor: [link('G0001', 'Actor G0001')], campaign: [link('C0001', 'Campaign C0001')] },
    ],
    ['campaign:C0001', { actor: [link('G0001', 'Actor G0001')], software: [link('S0001', 'Software S0001')] }],
    ['mitigation:M1001', { technique: [B] }],
    ['mitigation:T1001', {}],
    ['detection-strategy:DET0001', { technique: [B] }],
    ['asset:A0001', { technique: [B] }],
    ['data-component:DC0001', { 'detection-strategy': [link('DET0001', 'Strategy DET0001')] }],
    ['tactic:TA0002', { technique: [B, link('T1002', 'A')] }],
  ])('%s is linked with what it is related with, techniques by id', (key, links) => {
    expect(objects.get(key)?.links).toEqual(links);
  });

  test('are there for every kind but techniques and analytics, in the order of their keys', () => {
    const kinds = Array.from(objects.values(), ({ kind, id }) => `${kind} ${id}`);
    expect(kinds).toEqual([...kinds].sort());
    expect(new Set(Array.from(objects.values(), ({ kind }) => kind))).not.toContain('analytic');
    expect(objects.size).toBe(10);
  });

  test('name the end of the chain of a revoked object', () => {
    expect(objects.get('actor:G0002')).toMatchObject({ successor: { id: 'G0001', name: 'Actor G0001' } });
  });

  test('say in a few words what an actor or a software is, where somebody wrote it down', () => {
    const said = Array.from(objects.values()).flatMap(({ id, summary }) =>
      summary === undefined ? [] : [[id, summary]],
    );
    expect(said).toEqual([
      ['G0001', 'Who it is.'],
      ['S0001', 'What it is'],
    ]);
  });

  test('of reports are their facts, by number', () => {
    expect(reports).toEqual([report(1, '2021'), report(2, '2020')]);
  });
});
