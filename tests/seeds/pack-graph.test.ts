import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { buildPack } from '../../seeds/pack';
import { buildGraph } from '../../seeds/pack-graph';
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
  SOURCES,
  seedsOf,
  softwareFact,
  strategyFact,
  tacticFact,
  techniqueFact,
} from '../fixtures/seed-builders';

const T1 = techniqueFact('T1001');
const revoked = (id: string, successor?: string) =>
  techniqueFact(id, { status: 'revoked', ...(successor !== undefined && { successor }) });

describe('seeds that do not fit together fail the build', () => {
  test.each([
    [
      'an unknown source of a relation',
      seedsOf({ objects: [T1], relations: [relation('actor:G0001', 'uses', 'technique:T1001')] }),
      'facts/relations.ndjson:1: actor:G0001 is unknown',
    ],
    [
      'an unknown target of a relation',
      seedsOf({ objects: [actorFact('G0001')], relations: [relation('actor:G0001', 'uses', 'technique:T1001')] }),
      'facts/relations.ndjson:1: technique:T1001 is unknown',
    ],
    [
      'an unknown report of a relation',
      seedsOf({
        objects: [T1, actorFact('G0001')],
        relations: [relation('actor:G0001', 'uses', 'technique:T1001', [1, 7])],
        reports: [report(1)],
      }),
      'facts/relations.ndjson:1: report 7 is unknown',
    ],
    [
      'a relation that stands twice',
      seedsOf({
        objects: [T1, actorFact('G0001')],
        relations: [1, 2].map(() => relation('actor:G0001', 'uses', 'technique:T1001')),
      }),
      'facts/relations.ndjson:2: actor:G0001 technique:T1001 are related twice',
    ],
    [
      'a relation from the wrong kind',
      seedsOf({
        objects: [T1, mitigationFact('M0001')],
        relations: [relation('mitigation:M0001', 'uses', 'technique:T1001')],
      }),
      'facts/relations.ndjson:1: mitigation:M0001 can\'t be the source of "uses"',
    ],
    [
      'a relation to the wrong kind',
      seedsOf({
        objects: [T1, assetFact('A0001')],
        relations: [relation('technique:T1001', 'targets', 'technique:T1001')],
      }),
      'facts/relations.ndjson:1: technique:T1001 can\'t be the target of "targets"',
    ],
    [
      'an unknown report among an object’s references',
      seedsOf({ objects: [T1, techniqueFact('T1002', { references: [3] })] }),
      'facts/objects.ndjson:2: report 3 is unknown',
    ],
    [
      'a report number that stands twice',
      seedsOf({ reports: [report(1), report(2), report(1)] }),
      'facts/reports.ndjson:3: report 1 stands twice',
    ],
    [
      'two active objects of one kind and id',
      seedsOf({ objects: [T1, T1] }),
      'facts/objects.ndjson:2: technique:T1001 stands also at facts/objects.ndjson:1',
    ],
    [
      'two withdrawn objects of one kind and id',
      seedsOf({ objects: [revoked('T1001'), revoked('T1001')] }),
      'facts/objects.ndjson:2: technique:T1001 stands also at facts/objects.ndjson:1',
    ],
    [
      'an unknown tactic',
      seedsOf({ objects: [techniqueFact('T1001', { tactics: ['TA0001'] })] }),
      'facts/objects.ndjson:1: tactic:TA0001 is unknown',
    ],
    [
      'an unknown parent',
      seedsOf({ objects: [techniqueFact('T1001.001', { parent: 'T1001' })] }),
      'facts/objects.ndjson:1: technique:T1001 is unknown',
    ],
    [
      'an unknown analytic',
      seedsOf({ objects: [strategyFact('DET0001', ['AN0001'])] }),
      'facts/objects.ndjson:1: analytic:AN0001 is unknown',
    ],
    [
      'an unknown data component',
      seedsOf({
        objects: [
          T1,
          strategyFact('DET0001', ['AN0001']),
          analyticFact('AN0001', { logSources: [{ component: 'DC0001', name: 'a', channel: 'b' }] }),
        ],
        relations: [relation('detection-strategy:DET0001', 'detects', 'technique:T1001')],
      }),
      'facts/objects.ndjson:3: data-component:DC0001 is unknown',
    ],
    [
      'an unknown successor',
      seedsOf({ objects: [revoked('T1001', 'T1002')] }),
      'facts/objects.ndjson:1: technique:T1002 is unknown',
    ],
    [
      'a successor of another kind only',
      seedsOf({ objects: [actorFact('G0001', { status: 'revoked', successor: 'S0001' }), softwareFact('S0001')] }),
      'facts/objects.ndjson:1: actor:S0001 is unknown',
    ],
    [
      'an object that succeeds itself',
      seedsOf({ objects: [revoked('T1001', 'T1001')] }),
      'facts/objects.ndjson:1: revoked in a circle, T1001 → T1001',
    ],
    [
      'a circle behind a chain',
      seedsOf({ objects: [revoked('T1001', 'T1002'), revoked('T1002', 'T1003'), revoked('T1003', 'T1002')] }),
      'facts/objects.ndjson:1: revoked in a circle, T1001 → T1002 → T1003 → T1002',
    ],
    ['a brief of an unknown technique', seedsOf({ briefs: { T1001: brief() } }), 'briefs: T1001 is unknown'],
    [
      'a brief of a revoked technique',
      seedsOf({ objects: [revoked('T1001')], briefs: { T1001: brief() } }),
      'briefs: T1001 is revoked',
    ],
    [
      'a source that the builder does not know',
      seedsOf({ sources: [...SOURCES, { ...SOURCES[0]!, id: 'other' }] }),
      'sources.json and the pack builder disagree about other',
    ],
    [
      'a source that is missing',
      seedsOf({ sources: SOURCES.slice(1) }),
      'sources.json and the pack builder disagree about attack',
    ],
  ])('%s', (_, seeds, message) => {
    expect(() => buildPack(seeds)).toThrow(new AppError('bad-seed', message));
  });
});

describe('the graph', () => {
  test.each([
    [
      'first',
      [softwareFact('S0017', { name: 'BISCUIT' }), softwareFact('S0017', { name: 'EKANS', status: 'deprecated' })],
    ],
    [
      'last',
      [softwareFact('S0017', { name: 'EKANS', status: 'deprecated' }), softwareFact('S0017', { name: 'BISCUIT' })],
    ],
  ] as const)('keeps the active one of two objects with one id, when it stands %s', (_, objects) => {
    const graph = buildGraph(seedsOf({ objects: [...objects] }));
    expect(graph.ofKind('software').map(({ name }) => name)).toEqual(['BISCUIT']);
  });

  test('tells a mitigation from the technique whose id it has', () => {
    const graph = buildGraph(seedsOf({ objects: [T1, mitigationFact('T1001', { status: 'deprecated' })] }));
    expect([...graph.objects.keys()]).toEqual(['technique:T1001', 'mitigation:T1001']);
  });

  test('follows a chain of revocations to its end, be that active, deprecated or nothing', () => {
    const objects = [
      revoked('T1001', 'T1002'),
      revoked('T1002', 'T1003'),
      techniqueFact('T1003', { name: 'The end' }),
      revoked('T1004', 'T1005'),
      techniqueFact('T1005', { name: 'Withdrawn', status: 'deprecated' }),
      revoked('T1006'),
    ];
    const graph = buildGraph(seedsOf({ objects }));
    expect(objects.map(graph.endOfChain)).toEqual([
      { id: 'T1003', name: 'The end' },
      { id: 'T1003', name: 'The end' },
      undefined,
      { id: 'T1005', name: 'Withdrawn' },
      undefined,
      undefined,
    ]);
  });

  test('sorts reports newest first: full dates before a bare month or year, undated last, draws by number', () => {
    const dates = ['2020', '2020-07-31', undefined, '2020-07', '2021-01-01', undefined, '2020-07-31'];
    const graph = buildGraph(seedsOf({ reports: dates.map((date, index) => report(index + 1, date)) }));
    expect(graph.sortReports([7, 6, 5, 4, 3, 2, 1, 1])).toEqual([5, 2, 7, 4, 1, 3, 6]);
  });

  test('links both ends of a relation, but not to what is withdrawn', () => {
    const objects = [
      actorFact('G0001'),
      actorFact('G0002', { status: 'deprecated' }),
      campaignFact('C0001'),
      tacticFact('TA0001'),
      componentFact('DC0001'),
    ];
    const relations = [
      relation('campaign:C0001', 'attributed-to', 'actor:G0001', [2, 1]),
      relation('campaign:C0001', 'attributed-to', 'actor:G0002'),
    ];
    const graph = buildGraph(seedsOf({ objects, relations, reports: [report(1, '2020'), report(2, '2021')] }));
    expect(graph.linksOf('campaign:C0001', 'actor')).toEqual([{ id: 'G0001', name: 'Actor G0001', reports: [2, 1] }]);
    expect(graph.linksOf('actor:G0001', 'campaign')).toEqual([
      { id: 'C0001', name: 'Campaign C0001', reports: [2, 1] },
    ]);
    expect(graph.linksOf('actor:G0001', 'technique')).toEqual([]);
  });
});
