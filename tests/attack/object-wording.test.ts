import { describe, expect, test } from 'vitest';
import { objectDocumentSchema } from '../../lib/attack/documents';
import {
  campaignDates,
  countryLine,
  linksTitle,
  objectHeadline,
  objectLines,
  objectNotice,
  shownObject,
  shownTechniques,
  techniqueRemark,
  vendorName,
} from '../../lib/attack/object-wording';
import { textOf } from '../../lib/attack/phrase';
import {
  ALL_OBJECT_VIEWS,
  ANALYTIC,
  ANTIVIRUS,
  APT29,
  COBALT_STRIKE,
  EXECUTION,
  FIRMWARE,
  objectOf,
  objectViewOf,
  PROCESS_CREATION,
  SOLARWINDS,
  STRATEGY,
  techniques,
  UNC2452,
  WITHDRAWN_ACTOR,
  WITHDRAWN_ANALYTIC,
  WORKSTATION,
} from '../fixtures/object-views';
import {
  actorFact,
  campaignFact,
  componentFact,
  mitigationFact,
  softwareFact,
  tacticFact,
} from '../fixtures/seed-builders';
import { link } from '../fixtures/view-builders';

test.each(ALL_OBJECT_VIEWS)('the fixture of %s is a valid document', (_, { object }) => {
  expect(objectDocumentSchema.parse(object)).toEqual(object);
});

describe('the headline', () => {
  test.each([
    [APT29, 'G0016 · actor · 14 techniques · 40 reports'],
    [WITHDRAWN_ACTOR, 'G0109 · actor · 0 techniques · 0 reports'],
    [COBALT_STRIKE, 'S0154 · malware · 73 techniques · 30 actors'],
    [SOLARWINDS, 'C0024 · campaign · August 2019 – January 2021'],
    [ANTIVIRUS, 'M1049 · mitigation · 1 technique'],
    [EXECUTION, 'TA0002 · tactic · 3 techniques · Enterprise'],
    [STRATEGY, 'DET0478 · detection strategy · detects T1204'],
    [ANALYTIC, 'AN1314 · analytic of DET0478 · Windows'],
    [WITHDRAWN_ANALYTIC, 'AN0667 · analytic of DET0239'],
    [PROCESS_CREATION, 'DC0032 · data component · 7 detection strategies'],
    [FIRMWARE, 'DS0001 · data source · withdrawn'],
    [WORKSTATION, 'A0001 · asset · 2 techniques'],
  ])('tells most of an object of its kind', (view, expected) => {
    expect(objectHeadline(view).map(textOf).join(' · ')).toBe(expected);
  });

  const one = { technique: techniques(1), actor: [link('G0016', 'APT29')] };
  test.each([
    [objectViewOf(objectOf(actorFact('G1'), { links: one }), { reportTotal: 1 }), '1 technique · 1 report'],
    [objectViewOf(objectOf(softwareFact('S1', { type: 'tool' }), { links: one })), '1 technique · 1 actor'],
    [objectViewOf(objectOf(mitigationFact('M1'), { links: { technique: techniques(1200) } })), '1,200 techniques'],
    [objectViewOf(objectOf(tacticFact('TA1', { domains: ['ics'] }), { links: one })), '1 technique · ICS'],
    [
      objectViewOf(objectOf(componentFact('DC1'), { links: { 'detection-strategy': [link('DET1', 'x')] } })),
      '1 detection strategy',
    ],
    [objectViewOf(objectOf(componentFact('DC1'))), '0 detection strategies'],
    [objectViewOf(objectOf(campaignFact('C1'))), ''],
  ])('counts one as one and thousands with a comma', (view, expected) => {
    expect(objectHeadline(view).slice(2).map(textOf).join(' · ')).toBe(expected);
  });

  test('names a tool as one', () => {
    expect(objectHeadline(objectViewOf(objectOf(softwareFact('S1', { type: 'tool' }))))[1]).toEqual([{ text: 'tool' }]);
  });
});

test.each([
  [{ firstSeen: '2019-08-01', lastSeen: '2021-01-01' }, 'August 2019 – January 2021'],
  [{ firstSeen: '2021-02-01', lastSeen: '2021-02-28' }, 'February 2021'],
  [{ firstSeen: '2021-02-01' }, 'first seen February 2021'],
  [{ lastSeen: '2021-02-01' }, 'last seen February 2021'],
  [{}, ''],
])('dates a campaign by %j as %s', (dates, expected) => {
  expect(campaignDates(dates)).toBe(expected);
});

describe('beneath the name', () => {
  test.each([
    ['the reach of a tactic', EXECUTION, ['5 with sub-techniques']],
    ['the platforms of software', COBALT_STRIKE, ['Linux, Windows, macOS']],
    ['all domains', PROCESS_CREATION, ['Enterprise, Mobile, ICS']],
    ['ICS', WORKSTATION, ['ICS']],
    ['nothing of a plain enterprise object', APT29, []],
    ['nothing of a tactic without sub-techniques', objectViewOf(objectOf(tacticFact('TA1', { domains: ['ics'] }))), []],
  ])('stands %s', (_, view, expected) => {
    expect(objectLines(view).map(textOf)).toEqual(expected);
  });
});

test('a tactic lists sub-techniques only whose technique is not in it', () => {
  expect(shownTechniques(EXECUTION.object).map(({ id }) => id)).toEqual(['T1053', 'T1059', 'T1999.001']);
});

describe('techniques', () => {
  const actor = objectOf(actorFact('G1'), {
    links: { technique: [link('T1001', 'A', [1]), link('T1002', 'B', [1, 2]), link('T1003', 'C', [3])] },
  });

  test('that an actor used come by the number of reports, then by id', () => {
    expect(shownTechniques(actor).map(({ id }) => id)).toEqual(['T1002', 'T1001', 'T1003']);
  });

  test('say how many reports there are, where there is more than one', () => {
    expect(shownTechniques(actor).map(technique => techniqueRemark(actor, technique))).toEqual(['2 reports', '', '']);
  });

  test('of a tactic say how many sub-techniques they have in it', () => {
    const { object } = EXECUTION;
    expect(shownTechniques(object).map(technique => techniqueRemark(object, technique))).toEqual([
      '2 sub-techniques',
      '',
      '',
    ]);
  });

  test('of any other object are all, in their order', () => {
    expect(shownTechniques(ANTIVIRUS.object)).toBe(ANTIVIRUS.object.links.technique);
    expect(techniqueRemark(ANTIVIRUS.object, ANTIVIRUS.object.links.technique![0]!)).toBe('');
  });
});

test('a tactic that was renamed says what it was called, and until when', () => {
  const formerName = { name: 'Defense Evasion', shortname: 'defense-evasion', release: '19.0', until: '2026-04' };
  const stealth = objectViewOf(objectOf(tacticFact('TA0005', { name: 'Stealth', formerName })));
  expect(objectLines(stealth).map(textOf)).toEqual(['Stealth, until April 2026 Defense Evasion']);
});

test('an analytic goes by its id and the name of its strategy', () => {
  expect(shownObject(ANALYTIC)).toEqual({ id: 'AN1314', name: STRATEGY.object.name });
});

test.each([
  [{ name: 'TA421', vendor: 'Proofpoint', basis: 'explicit' as const }, 'TA421 (Proofpoint)'],
  [
    { name: 'Solar Phoenix', vendor: 'Palo Alto', basis: 'name match' as const },
    'Solar Phoenix (Palo Alto, name match)',
  ],
  [{ name: 'Nobody', basis: 'explicit' as const }, 'Nobody'],
  [{ name: 'Nobody', basis: 'name match' as const }, 'Nobody (name match)'],
])('says who calls an actor so, and how loosely', (vendor, expected) => {
  expect(vendorName(vendor)).toBe(expected);
});

test.each([
  [[], null],
  [[{ code: 'RU', basis: 'explicit' as const }], 'linked with Russia by MISP galaxy (explicit)'],
  [[{ code: 'CN', basis: 'name match' as const }], 'linked with China by MISP galaxy (name match)'],
  [
    [
      { code: 'CN', basis: 'explicit' as const },
      { code: 'KP', basis: 'explicit' as const },
    ],
    'linked with China and North Korea by MISP galaxy (explicit)',
  ],
  [
    [
      { code: 'CN', basis: 'explicit' as const },
      { code: 'KP', basis: 'name match' as const },
    ],
    'linked with China (explicit) and North Korea (name match) by MISP galaxy',
  ],
])('states a country with whose link it is', (countries, expected) => {
  expect(countryLine(countries)).toBe(expected);
});

describe('the stale notice', () => {
  const said = (view: Parameters<typeof objectNotice>[0]) =>
    objectNotice(view)
      ?.map(({ text }) => text)
      .join('');

  test.each([
    ['a revoked id', UNC2452, 'G0118 was revoked in May 2021. It is now G0016. Its name was UNC2452.'],
    ['a withdrawn actor', WITHDRAWN_ACTOR, 'G0109 is deprecated and has no successor.'],
    [
      'a data source',
      FIRMWARE,
      'DS0001 is deprecated: data sources were withdrawn in ATT&CK 18. Data components have taken their place.',
    ],
    [
      'the analytic of a withdrawn strategy',
      WITHDRAWN_ANALYTIC,
      'AN0667 went with its detection strategy: DET0239 is deprecated and has no successor.',
    ],
  ])('tells of %s', (_, view, expected) => {
    expect(said(view)).toBe(expected);
  });

  test.each([
    ['actor', APT29],
    ['analytic', ANALYTIC],
  ])('is absent for an active %s', (_, view) => {
    expect(objectNotice(view)).toBeNull();
  });

  // Phrases are keyed by their text where they are shown.
  test.each(ALL_OBJECT_VIEWS)('repeats no phrase for %s', (_, view) => {
    const phrases = (objectNotice(view) ?? []).map(({ text }) => text);
    expect(new Set(phrases).size).toBe(phrases.length);
  });
});

test.each([
  ['actor', 'technique', 'Techniques'],
  ['software', 'actor', 'Observed actors'],
  ['campaign', 'actor', 'Attributed by ATT&CK to'],
  ['detection-strategy', 'technique', 'Detects'],
  ['data-component', 'detection-strategy', 'Detection strategies'],
] as const)('the heading of a %s over each %s is %s', (of, linked, expected) => {
  expect(linksTitle(of, linked)).toBe(expected);
});
