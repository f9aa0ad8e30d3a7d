import { describe, expect, test } from 'vitest';
import { objectFactSchema, relationFactSchema, reportFactSchema } from '../../lib/attack/facts';
import { readAttack } from '../../lib/intake/attack-bundle';
import { parseBundle } from '../../lib/intake/stix';
import {
  bundle,
  cite,
  LEAK,
  matrix,
  object,
  type RawObject,
  relation,
  tactic,
  technique,
} from '../fixtures/stix/build';

const read = (...bundles: RawObject[][]) => readAttack(bundles.map(objects => parseBundle(bundle(...objects))));

const lantern = cite('Reed Lantern', 'https://reed.example/lantern');
const brackets = cite('Reed Alert (TA17-163A)', 'https://reed.example/TA17-163A');
const ics = cite('Quill April 2019', 'https://quill.example/x', 'Quill 2019, April 10 Harbour Retrieved. 2019/10/27 ');
const aliasNote = { source_name: 'Lampion', description: '(Citation: Reed Lantern)' };
const capec = { source_name: 'capec', external_id: 'CAPEC-13', url: 'https://capec.example/13' };

const actor = object('intrusion-set', 'G0001', { aliases: ['Lampion'], citations: [aliasNote, lantern] });
const used = technique('T1000', { citations: [capec, brackets] });
const icsOnly = technique('T0800', { x_mitre_domains: ['ics-attack'], tactics: ['mitre-ics-attack evasion'] });
const enterprise = [
  matrix('enterprise-attack', ['TA0002']),
  tactic('TA0002', 'execution'),
  used,
  technique('T1000.001'),
  actor,
  object('course-of-action', 'T1000', {
    x_mitre_deprecated: true,
    citations: [cite('Old', 'https://reed.example/old')],
  }),
  relation('attack-pattern--T1000.001', 'subtechnique-of', used),
  relation(actor, 'uses', used, {
    description:
      'Does it.(Citation: Reed Alert (TA17-163A))(Citation: Nobody Knows 2020) [[Lampion](https://x.example)',
    citations: [brackets, lantern, lantern, capec],
  }),
];
const industry = [
  matrix('ics-attack', ['TA0103']),
  tactic('TA0103', 'evasion', 'ics-attack'),
  icsOnly,
  { ...actor, x_mitre_domains: ['ics-attack'] },
  relation(actor, 'uses', icsOnly, { citations: [ics] }),
];

const facts = read(enterprise, industry);

test('objects stand by kind and id', () => {
  expect(facts.objects.map(fact => `${fact.kind}:${fact.id}`)).toEqual([
    'technique:T0800',
    'technique:T1000',
    'technique:T1000.001',
    'tactic:TA0002',
    'tactic:TA0103',
    'actor:G0001',
    'mitigation:T1000',
  ]);
});

test('reports are what objects and relations cite, numbered by date', () => {
  expect(facts.reports.map(({ number, title, date }) => [number, title, date])).toEqual([
    [1, 'Harbour', '2019-04-10'],
    [2, 'About Reed Alert (TA17-163A)', '2020-01-05'],
    [3, 'About Reed Lantern', '2020-01-05'],
    [4, 'About Old', '2020-01-05'],
  ]);
});

test('objects and relations cite by number, ascending, each report once', () => {
  expect(facts.relations).toEqual([
    { source: 'actor:G0001', type: 'uses', target: 'technique:T0800', reports: [1] },
    { source: 'actor:G0001', type: 'uses', target: 'technique:T1000', reports: [2, 3] },
  ]);
  const references = facts.objects.map(fact => ('references' in fact ? fact.references : null));
  expect(references).toEqual([[], [2], [], null, null, [3], [4]]);
});

test('an object of several domains is one record with all of them', () => {
  expect(facts.objects.find(fact => fact.id === 'G0001')?.domains).toEqual(['enterprise', 'ics']);
});

test('the order of bundles and of the objects in them does not matter', () => {
  expect(read(industry.toReversed(), enterprise.toReversed())).toEqual(facts);
});

test('every record keeps to its schema', () => {
  for (const fact of facts.objects) objectFactSchema.parse(fact);
  for (const fact of facts.relations) relationFactSchema.parse(fact);
  for (const fact of facts.reports) reportFactSchema.parse(fact);
});

describe('two objects with one id', () => {
  const biscuit = object('malware', 'S0017', { id: 'malware--biscuit', name: 'Biscuit' });
  const ekans = object('malware', 'S0017', { id: 'malware--ekans', name: 'Ekans', x_mitre_deprecated: true });
  const { objects, relations } = read([
    ekans,
    biscuit,
    used,
    relation(biscuit, 'uses', used),
    relation(ekans, 'uses', used, { citations: [lantern] }),
  ]);

  test('are two lines, the one that the id means first', () => {
    expect(objects.filter(fact => fact.kind === 'software').map(fact => fact.name)).toEqual(['Biscuit', 'Ekans']);
  });

  test('share no relations', () => {
    expect(relations).toEqual([{ source: 'software:S0017', type: 'uses', target: 'technique:T1000', reports: [] }]);
  });
});

test('no sentence of a description reaches a fact', () => {
  const leaky = {
    description: LEAK,
    x_mitre_detection: LEAK,
    x_mitre_contributors: [LEAK],
    x_mitre_first_seen_citation: LEAK,
  };
  const everything = [
    ['attack-pattern', 'T1000'],
    ['x-mitre-tactic', 'TA0002'],
    ['intrusion-set', 'G0001'],
    ['malware', 'S0001'],
    ['tool', 'S0002'],
    ['campaign', 'C0001'],
    ['course-of-action', 'M1000'],
    ['x-mitre-detection-strategy', 'DET0001'],
    ['x-mitre-analytic', 'AN0001'],
    ['x-mitre-data-component', 'DC0001'],
    ['x-mitre-data-source', 'DS0001'],
    ['x-mitre-asset', 'A0001'],
  ].map(([type = '', id = '']) => object(type, id, { ...leaky, x_mitre_shortname: 'execution' }));
  const found = read([...everything, relation(actor, 'uses', used), { ...actor, ...leaky }, { ...used, ...leaky }]);
  expect(found.objects).toHaveLength(12);
  expect(JSON.stringify(found)).not.toContain(LEAK.slice(0, 20));
});
