import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  manifestSchema,
  type ObjectDocument,
  objectDocumentSchema,
  type ReportDocument,
  reportDocumentSchema,
  type TechniqueDocument,
  techniqueDocumentSchema,
} from '../../lib/attack/documents';
import type { ObjectFact, RelationFact, ReportFact, Status } from '../../lib/attack/facts';
import type { ObjectKey } from '../../lib/attack/kinds';
import { buildPack, type Pack } from '../../seeds/pack';
import { readSeeds, type Seeds } from '../../seeds/pack-read';
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

/** The records of a pack, read back through the schemas. */
function contents(pack: Pack) {
  const records = (content: string) =>
    pack.manifest.shards
      .filter(shard => shard.content === content)
      .flatMap(({ file }): unknown[] => JSON.parse(pack.files.find(({ path }) => path === file)!.contents));
  return {
    techniques: new Map(
      records('techniques').map((record): [string, TechniqueDocument] => {
        const document = techniqueDocumentSchema.parse(record);
        return [document.id, document];
      }),
    ),
    objects: new Map(
      records('objects').map((record): [string, ObjectDocument] => {
        const document = objectDocumentSchema.parse(record);
        return [`${document.kind}:${document.id}`, document];
      }),
    ),
    reports: records('reports').map((record): ReportDocument => reportDocumentSchema.parse(record)),
  };
}

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

  test('of reports are their facts, by number', () => {
    expect(reports).toEqual([report(1, '2021'), report(2, '2020')]);
  });
});

describe('joins and counts agree with a naive search of the facts', () => {
  const statuses = fc.constantFrom<Status>('active', 'active', 'revoked', 'deprecated');
  const objects = fc
    .record({
      techniques: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }), statuses)),
      users: fc.array(
        fc.tuple(fc.constantFrom('actor', 'software', 'campaign'), fc.integer({ min: 1, max: 3 }), statuses),
      ),
    })
    .map(({ techniques, users }) => {
      const facts = new Map<ObjectKey, ObjectFact>();
      for (const [family, sub, status] of techniques) {
        const parent = `T100${family}`;
        if (!facts.has(`technique:${parent}`)) facts.set(`technique:${parent}`, techniqueFact(parent));
        const id = sub === 0 ? parent : `${parent}.00${sub}`;
        facts.set(`technique:${id}`, techniqueFact(id, { status, ...(sub > 0 && { parent }) }));
      }
      for (const [kind, number, status] of users) {
        if (kind === 'actor') facts.set(`actor:G000${number}`, actorFact(`G000${number}`, { status }));
        else if (kind === 'software') facts.set(`software:S000${number}`, softwareFact(`S000${number}`, { status }));
        else facts.set(`campaign:C000${number}`, campaignFact(`C000${number}`, { status }));
      }
      return facts;
    });
  const reports = fc
    .array(fc.option(fc.constantFrom('2019', '2020-01', '2020-01-05', '2021-12-31'), { nil: undefined }), {
      minLength: 1,
      maxLength: 6,
    })
    .map(dates => dates.map((date, index) => report(index + 1, date)));

  const seeds = fc.tuple(objects, reports).chain(([facts, cited]) => {
    const keys = [...facts.keys()];
    const pairs = keys
      .filter(key => !key.startsWith('technique'))
      .flatMap(source => keys.filter(key => key.startsWith('technique')).map(target => [source, target] as const));
    const relations = fc
      .subarray(pairs)
      .chain(chosen =>
        fc.tuple(
          ...chosen.map(([source, target]) =>
            fc.subarray(cited.map(({ number }) => number)).map(numbers => relation(source, 'uses', target, numbers)),
          ),
        ),
      );
    return relations.map((list): { facts: ObjectFact[]; relations: RelationFact[]; reports: ReportFact[] } => ({
      facts: [...facts.values()],
      relations: list,
      reports: cited,
    }));
  });

  test('for every technique', () => {
    fc.assert(
      fc.property(seeds, ({ facts, relations, reports: cited }) => {
        const { techniques } = contents(buildPack(seedsOf({ objects: facts, relations, reports: cited })));
        const active = new Set(facts.filter(fact => fact.status === 'active').map(fact => `${fact.kind}:${fact.id}`));
        const usesOf = (ids: string[]) =>
          relations.filter(
            ({ source, target }) => active.has(source) && ids.includes(target.slice('technique:'.length)),
          );
        const count = (ids: string[]) => ({
          actors: new Set(
            usesOf(ids)
              .map(use => use.source)
              .filter(source => source.startsWith('actor')),
          ).size,
          reports: new Set(usesOf(ids).flatMap(use => use.reports)).size,
        });

        for (const { id, actors, software, campaigns, reports: own, ...document } of techniques.values()) {
          const users = [...actors, ...software, ...campaigns];
          expect(users.map(user => user.id).sort()).toEqual(
            usesOf([id])
              .map(use => use.source.split(':')[1])
              .sort(),
          );
          expect([...own].sort()).toEqual([...new Set(usesOf([id]).flatMap(use => use.reports))].sort());
          const dates = own.map(number => cited[number - 1]?.date ?? '');
          expect(dates).toEqual([...dates].sort().reverse());
          const dated = dates.filter(date => date !== '').length;
          expect(document.reportYears.reduce((sum, [, reportsOfYear]) => sum + reportsOfYear, 0)).toBe(dated);
          const family = facts
            .filter(fact => fact.status === 'active' && fact.id.startsWith(`${id}.`))
            .map(fact => fact.id);
          expect(document.direct).toEqual(count([id]));
          expect(document.withSubtechniques).toEqual(count([id, ...family]));
        }
      }),
    );
  });

  test('the order of the facts makes no difference to a byte', () => {
    const shuffled = <Item>(items: Item[]) => fc.shuffledSubarray(items, { minLength: items.length });
    fc.assert(
      fc.property(
        seeds.chain(({ facts, relations, reports: cited }) =>
          fc.tuple(
            fc.constant(seedsOf({ objects: facts, relations, reports: cited })),
            fc
              .tuple(shuffled(facts), shuffled(relations), shuffled(cited))
              .map(([f, r, c]) => seedsOf({ objects: f, relations: r, reports: c })),
          ),
        ),
        ([one, other]) => {
          expect(buildPack(other)).toEqual(buildPack(one));
        },
      ),
    );
  });
});

describe('the files', () => {
  const seeds = seedsOf({
    objects: [
      techniqueFact('T1001'),
      techniqueFact('T1002'),
      techniqueFact('T1003'),
      actorFact('G0001', { vendorNames: [{ name: 'x', basis: 'explicit' }] }),
    ],
    briefs: { T1001: brief() },
    sources: [{ ...SOURCES[0]!, terms: ['First paragraph.', 'Second paragraph.'] }, ...SOURCES.slice(1)],
  });
  const pack = buildPack(seeds);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const file = (path: string) => pack.files.find(candidate => candidate.path === path)!.contents;

  test('are the shards, the manifest and the notices', () => {
    expect(pack.files.map(({ path }) => path)).toEqual([
      'pack/objects.json',
      'pack/techniques.json',
      'pack/reports.json',
      'pack/manifest.json',
      'pack/NOTICE.txt',
    ]);
    expect(manifestSchema.parse(JSON.parse(file('pack/manifest.json')))).toEqual(pack.manifest);
  });

  test('have the hash and the number of records that the manifest states', () => {
    for (const shard of pack.manifest.shards) {
      expect(shard.sha256).toBe(sha256(file(shard.file)));
      expect(shard.records).toBe(JSON.parse(file(shard.file)).length);
    }
  });

  test.each([
    ['a brief', { ...seeds, briefs: new Map([['T1001', brief('other')]]) }],
    ['a notice', { ...seeds, sources: seeds.sources.map(source => ({ ...source, notice: 'other' })) }],
    ['the release', { ...seeds, sources: seeds.sources.map(source => ({ ...source, version: '20.0' })) }],
    ['a fact', { ...seeds, objects: seeds.objects.slice(1), briefs: new Map() }],
  ])('have another digest when %s changes', (_, changed: Seeds) => {
    expect(buildPack(changed).manifest.digest).not.toBe(pack.manifest.digest);
  });

  test('are cut into shards where they would be too big, in the same order and with nothing lost', () => {
    const cut = buildPack(seeds, 800);
    const techniques = cut.manifest.shards.filter(({ content }) => content === 'techniques');
    expect(techniques.map(shard => shard.file)).toEqual([
      'pack/techniques-1.json',
      'pack/techniques-2.json',
      'pack/techniques-3.json',
    ]);
    expect(contents(cut)).toEqual(contents(pack));
  });

  test('say how much came from each source', () => {
    const counts = Object.fromEntries(pack.manifest.sources.map(source => [source.id, source.counts]));
    expect(counts).toMatchObject({
      attack: { techniques: 3, actors: 1, relations: 0, reports: 0 },
      'misp-galaxy': { 'vendor names': 1, countries: 0 },
      tidbit: { briefs: 1 },
    });
    expect(pack.manifest.attack).toBe('19.1');
  });

  test('carry notices and licence terms', () => {
    const notice = file('pack/NOTICE.txt');
    for (const text of ['Notice of attack', 'First paragraph.\n\nSecond paragraph.', 'Notice of tidbit']) {
      expect(notice).toContain(text);
    }
    expect(file('pack/manifest.json')).not.toContain('First paragraph.');
  });
});

describe('the committed seeds', { timeout: 60_000 }, () => {
  const seeds = readSeeds('seeds');
  const pack = buildPack(seeds);
  const { techniques, objects, reports } = contents(pack);

  test('give the same pack twice', () => {
    expect(buildPack(readSeeds('seeds'))).toEqual(pack);
  });

  test('hold every technique ever published, and each revoked one leads somewhere or is marked', () => {
    expect(techniques.size).toBeGreaterThanOrEqual(1166);
    expect(techniques.get('T1086')?.successor).toEqual({ id: 'T1059.001', name: 'PowerShell' });
    for (const { status, successor } of techniques.values()) {
      if (successor) expect(techniques.get(successor.id)?.status).not.toBe('revoked');
      if (status === 'active') expect(successor).toBeUndefined();
    }
  });

  test('let no analytic of an active strategy get lost: each stands in the document of some technique', () => {
    const shown = new Set(
      Array.from(techniques.values()).flatMap(({ strategies }) =>
        strategies.flatMap(({ analytics }) => analytics.map(({ id }) => id)),
      ),
    );
    const active = seeds.objects.flatMap(({ fact }) =>
      fact.kind === 'detection-strategy' && fact.status === 'active' ? fact.analytics : [],
    );
    expect(active.length).toBeGreaterThan(2000);
    expect(active.filter(id => !shown.has(id))).toEqual([]);
  });

  test('know S0017 as the active one of its two owners', () => {
    expect(objects.get('software:S0017')).toMatchObject({ name: 'BISCUIT', fact: { status: 'active' } });
  });

  test('count few actors of T1204 directly and many with sub-techniques', () => {
    const { direct, withSubtechniques } = techniques.get('T1204')!;
    expect(direct.actors).toBe(2);
    expect(withSubtechniques.actors).toBeGreaterThan(80);
  });

  test('cite no report that is not there', () => {
    const numbers = new Set(reports.map(({ number }) => number));
    for (const document of techniques.values()) {
      expect(document.reports.filter(number => !numbers.has(number))).toEqual([]);
    }
  });

  test('make a pack that fits into the extension: at most 1.75 MB zipped', () => {
    const zipped = pack.files.reduce((sum, { contents: text }) => sum + gzipSync(text, { level: 9 }).length, 0);
    expect(zipped).toBeLessThan(1_750_000);
  });
});
