import { describe, expect, test } from 'vitest';
import { buildPack } from '../../seeds/pack';
import { contents } from '../fixtures/pack-files';
import {
  actorFact,
  analyticFact,
  assetFact,
  brief,
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

const link = (id: string, name: string, reports: number[] = []) => ({ id, name, reports });

describe('a technique’s document', () => {
  const seeds = seedsOf({
    objects: [
      tacticFact('TA0002', { name: 'Execution', shortname: 'execution', column: 3 }),
      tacticFact('TA0041', { name: 'Execution', shortname: 'execution', domains: ['mobile'] }),
      techniqueFact('T1204', { tactics: ['TA0041', 'TA0002'], references: [5] }),
      techniqueFact('T1204.002', { parent: 'T1204', name: 'Malicious File' }),
      techniqueFact('T1204.001', { parent: 'T1204', name: 'Malicious Link' }),
      techniqueFact('T1204.003', { parent: 'T1204', status: 'deprecated' }),
      techniqueFact('T1086', { status: 'revoked', successor: 'T1064', revokedOn: '2020-03-09' }),
      techniqueFact('T1064', { status: 'revoked', successor: 'T1204' }),
      actorFact('G0002', { name: 'alpha' }),
      actorFact('G0001', { name: 'Beta' }),
      actorFact('G0003', { status: 'revoked' }),
      softwareFact('S0001'),
      campaignFact('C0001'),
      mitigationFact('M1001'),
      assetFact('A0001'),
      strategyFact('DET0001', ['AN0002', 'AN0001'], { name: 'Watch it', url: 'https://example.org/DET0001' }),
      strategyFact('DET0002', [], { status: 'deprecated' }),
      analyticFact('AN0001'),
      analyticFact('AN0002', {
        platforms: ['Linux'],
        logSources: [{ component: 'DC0001', name: 'auditd', channel: 'execve' }],
      }),
      componentFact('DC0001', { name: 'Process Creation' }),
    ],
    relations: [
      relation('actor:G0001', 'uses', 'technique:T1204', [1, 2]),
      relation('actor:G0002', 'uses', 'technique:T1204'),
      relation('actor:G0003', 'uses', 'technique:T1204', [3]),
      relation('software:S0001', 'uses', 'technique:T1204', [2]),
      relation('campaign:C0001', 'uses', 'technique:T1204', [4]),
      relation('mitigation:M1001', 'mitigates', 'technique:T1204', [5]),
      relation('detection-strategy:DET0001', 'detects', 'technique:T1204'),
      relation('detection-strategy:DET0002', 'detects', 'technique:T1204'),
      relation('technique:T1204', 'targets', 'asset:A0001'),
      relation('actor:G0001', 'uses', 'technique:T1204.001', [1]),
      relation('actor:G0003', 'uses', 'technique:T1204.001', [1]),
      relation('campaign:C0001', 'uses', 'technique:T1204.002', [6]),
      relation('actor:G0002', 'uses', 'technique:T1204.003', [7]),
    ],
    reports: [
      report(1, '2020-02'),
      report(2, '2021-05-01'),
      report(3, '2022'),
      report(4),
      report(5, '2023'),
      report(6, '2020'),
      report(7, '2019'),
    ],
    briefs: { T1204: brief() },
  });
  const { techniques } = contents(buildPack(seeds));
  const t1204 = techniques.get('T1204')!;

  test('has the facts, the brief, and tactics by name in the order of the fact', () => {
    expect(t1204).toMatchObject({ kind: 'technique', id: 'T1204', name: 'Technique T1204', references: [5] });
    expect(t1204.brief).toEqual(brief());
    expect(t1204.tactics).toEqual([
      { id: 'TA0041', name: 'Execution', shortname: 'execution', domain: 'mobile' },
      { id: 'TA0002', name: 'Execution', shortname: 'execution', domain: 'enterprise' },
    ]);
  });

  test('names its parent, and its active sub-techniques by id', () => {
    expect(t1204.parent).toBeUndefined();
    expect(t1204.subtechniques).toEqual([
      { id: 'T1204.001', name: 'Malicious Link' },
      { id: 'T1204.002', name: 'Malicious File' },
    ]);
    expect(techniques.get('T1204.002')).toMatchObject({
      parent: { id: 'T1204', name: 'Technique T1204' },
      subtechniques: [],
    });
  });

  test('names active users by name, each with its reports, newest first', () => {
    expect(t1204.actors).toEqual([link('G0002', 'alpha'), link('G0001', 'Beta', [2, 1])]);
    expect(t1204.software).toEqual([link('S0001', 'Software S0001', [2])]);
    expect(t1204.campaigns).toEqual([link('C0001', 'Campaign C0001', [4])]);
    expect(t1204.mitigations).toEqual([link('M1001', 'Mitigation M1001', [5])]);
  });

  test('correlates the reports of its uses only, and counts them by year', () => {
    expect(t1204.reports).toEqual([2, 1, 4]);
    expect(t1204.reportYears).toEqual([
      [2020, 1],
      [2021, 1],
    ]);
  });

  test('counts distinct actors and reports directly and with active sub-techniques', () => {
    expect(t1204.direct).toEqual({ actors: 2, reports: 3 });
    expect(t1204.withSubtechniques).toEqual({ actors: 2, reports: 4 });
    expect(techniques.get('T1204.001')).toMatchObject({
      direct: { actors: 1, reports: 1 },
      withSubtechniques: { actors: 1, reports: 1 },
    });
  });

  test('has active strategies with their analytics and the components of their log sources by name', () => {
    expect(t1204.strategies).toEqual([
      {
        id: 'DET0001',
        name: 'Watch it',
        url: 'https://example.org/DET0001',
        analytics: [
          {
            id: 'AN0002',
            platforms: ['Linux'],
            logSources: [{ component: { id: 'DC0001', name: 'Process Creation' }, name: 'auditd', channel: 'execve' }],
          },
          { id: 'AN0001', platforms: ['Windows'], logSources: [] },
        ],
      },
    ]);
  });

  test('names the end of its chain when it was revoked', () => {
    expect(techniques.get('T1086')).toMatchObject({
      status: 'revoked',
      revokedOn: '2020-03-09',
      successor: { id: 'T1204', name: 'Technique T1204' },
    });
    expect(t1204.successor).toBeUndefined();
  });
});
