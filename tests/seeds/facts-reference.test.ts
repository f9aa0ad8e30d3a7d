import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { parseObjectKey } from '../../lib/attack/kinds';
import { parseBundle, type StixObject } from '../../lib/intake/stix';
import { extractFacts } from '../../seeds/extract-facts';
import { FACT_FILES, type FactFile, type Facts, renderFacts } from '../../seeds/fact-files';
import { missingFiles, readReferenceData, referenceFolder } from '../../seeds/reference-data';

/** Compares the committed facts with the release they come from. Needs the reference data. */

/** Seconds of work on 65 MB of STIX; a busy machine takes several times as long. */
vi.setConfig({ testTimeout: 60_000 });

const REPOSITORY = join(import.meta.dirname, '../..');
const FOLDER = referenceFolder(process.env, REPOSITORY);
const COUNTS = join(FOLDER, 'stix/counts-19.1.json');
const COMPACT = join(FOLDER, 'compact/attack-19.1-enterprise.json.gz');
const present = missingFiles(FOLDER).length === 0 && existsSync(COUNTS) && existsSync(COMPACT);

const FILES = Object.keys(FACT_FILES) as FactFile[];
const textOf = (file: FactFile) => readFileSync(join(REPOSITORY, 'seeds/facts', `${file}.ndjson`), 'utf8');
const committed = Object.fromEntries(
  FILES.map(file => [
    file,
    textOf(file)
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line)),
  ]),
) as Facts;

function tally(words: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

interface Counts {
  byType: Record<string, Record<string, number>>;
  byRelation: Record<string, number>;
  citations: { distinctUrl: number };
  reportsPerActiveTechnique: { median: number; max: number; zero: number };
  groupsPerActiveTechnique: { median: number; max: number; zero: number };
}

const TITLE = 'the release that the facts come from';

describe.runIf(present)(present ? TITLE : `${TITLE}, skipped: no reference data`, () => {
  const data = present ? readReferenceData(FOLDER) : { bundles: [], actorAliases: {}, olderRelease: {} };
  const union: Counts = present ? JSON.parse(readFileSync(COUNTS, 'utf8')).union : ({} as Counts);

  test('extracting again gives the committed bytes', () => {
    const again = extractFacts(data, committed.reports);
    for (const file of FILES) expect(renderFacts(file, again[file]) === textOf(file), file).toBe(true);
  });

  test('objects by type and status', () => {
    const types = [
      ...committed.techniques.map(fact => [fact.parent === undefined ? 'technique' : 'subtechnique', fact.status]),
      ...committed.tactics.map(fact => ['x-mitre-tactic', fact.status]),
      ...committed.actors.map(fact => ['intrusion-set', fact.status]),
      ...committed.software.map(fact => [fact.type, fact.status]),
      ...committed.campaigns.map(fact => ['campaign', fact.status]),
      ...committed.mitigations.map(fact => ['course-of-action', fact.status]),
      ...committed['detection-strategies'].map(fact => ['x-mitre-detection-strategy', fact.status]),
      ...committed.analytics.map(fact => ['x-mitre-analytic', fact.status]),
      ...committed['data-components'].map(fact => ['x-mitre-data-component', fact.status]),
      ...committed['data-sources'].map(fact => ['x-mitre-data-source', fact.status]),
      ...committed.assets.map(fact => ['x-mitre-asset', fact.status]),
    ].map(([type, status]) => `${type} ${status}`);
    const expected = Object.entries(union.byType)
      .filter(([type]) => type !== 'x-mitre-matrix')
      .flatMap(([type, statuses]) =>
        Object.entries(statuses).map(([status, count]) => [`${type} ${status}`, count] as const),
      )
      .filter(([, count]) => count > 0);
    expect(tally(types)).toEqual(Object.fromEntries(expected));
  });

  test('relationships of the bundles, before any is left out', () => {
    const all = new Map<string, StixObject>();
    for (const bundle of data.bundles) for (const object of parseBundle(bundle).objects) all.set(object.id, object);
    const kinds = [...all.values()].flatMap(object => {
      if (object.type !== 'relationship') return [];
      return `${object.relationship_type}: ${all.get(object.source_ref)?.type} -> ${all.get(object.target_ref)?.type}`;
    });
    expect(tally(kinds)).toEqual(union.byRelation);
  });

  const STIX_TYPES = {
    technique: 'attack-pattern',
    actor: 'intrusion-set',
    campaign: 'campaign',
    mitigation: 'course-of-action',
    'detection-strategy': 'x-mitre-detection-strategy',
    asset: 'x-mitre-asset',
  } as Record<string, string>;

  test('relations and revocations of the facts', () => {
    const software = new Map(committed.software.toReversed().map(fact => [fact.id, fact.type]));
    const typeOf = (kind: string, id: string) => (kind === 'software' ? software.get(id) : STIX_TYPES[kind]);
    const typeOfKey = (key: (typeof committed.relations)[number]['source']) => {
      const { kind, id } = parseObjectKey(key);
      return typeOf(kind, id);
    };
    const found = [
      ...committed.relations.map(({ type, source, target }) => `${type}: ${typeOfKey(source)} -> ${typeOfKey(target)}`),
      ...[...committed.techniques, ...committed.actors, ...committed.software].flatMap(({ kind, id, successor }) =>
        successor === undefined ? [] : `revoked-by: ${typeOf(kind, id)} -> ${typeOf(kind, successor)}`,
      ),
    ];
    const { 'subtechnique-of: attack-pattern -> attack-pattern': _, ...expected } = union.byRelation;
    expect(tally(found)).toEqual(expected);
  });

  /** Distinct things per active technique, in the terms of the counts file. */
  function spread(valuesOf: (relation: (typeof committed.relations)[number]) => (string | number)[]) {
    const found = new Map(
      committed.techniques.filter(fact => fact.status === 'active').map(fact => [fact.id, new Set()]),
    );
    for (const relation of committed.relations) {
      if (relation.type !== 'uses') continue;
      const { kind, id } = parseObjectKey(relation.target);
      if (kind === 'technique') for (const value of valuesOf(relation)) found.get(id)?.add(value);
    }
    const sizes = Array.from(found.values(), ({ size }) => size).sort((a, b) => b - a);
    const median = sizes[Math.floor(sizes.length / 2)];
    return { median, max: sizes[0], zero: sizes.filter(size => size === 0).length };
  }

  test('correlated reports and actors per active technique', () => {
    // The file counts citation names: two of the 652 names cited for T1105 share a URL.
    const expected = { ...union.reportsPerActiveTechnique, max: 651 };
    expect(expected).toMatchObject(spread(relation => relation.reports));
    const actors = spread(({ source }) => (source.startsWith('actor:') ? [source] : []));
    expect(union.groupsPerActiveTechnique).toMatchObject(actors);
  });

  test('distinct URLs cited for use', () => {
    const cited = new Set(committed.relations.filter(({ type }) => type === 'uses').flatMap(fact => fact.reports));
    const urls = committed.reports.filter(({ number, url }) => url !== undefined && cited.has(number));
    expect(urls).toHaveLength(union.citations.distinctUrl);
  });

  test('revocations end where the published list says', () => {
    const byId = new Map(committed.techniques.map(fact => [fact.id, fact]));
    const endOf = (id: string): string => {
      const next = byId.get(id)?.successor;
      return next === undefined ? id : endOf(next);
    };
    const { revoked_techniques: list } = JSON.parse(gunzipSync(readFileSync(COMPACT)).toString('utf8')) as {
      revoked_techniques: { id: string; status: string; successor: { id: string } | null }[];
    };
    const found = list.map(({ id }) => ({ id, status: byId.get(id)?.status, end: endOf(id) }));
    expect(found).toEqual(list.map(({ id, status, successor }) => ({ id, status, end: successor?.id ?? id })));
  });

  test('no string of a fact repeats twelve words of a description', () => {
    const shared = sharedRuns(committed, data.bundles);
    expect(shared.filter(run => !TITLES_IN_DESCRIPTIONS.some(title => title.includes(run)))).toEqual([]);
    expect(shared).not.toEqual([]);
  });
});

/**
 * Words that are no sentence of MITRE's: the name of a Windows policy, which is the title of the page that explains it and
 * stands in the description that recommends it.
 */
const TITLES_IN_DESCRIPTIONS = [
  'network access do not allow storage of passwords and credentials for network authentication',
];

const RUN = 12;
const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object')
    for (const inner of Object.values(value)) yield* stringsIn(inner);
}

/** Every `description` of a bundle's objects, but not those of references: they are citations, hence facts. */
function* descriptionsIn(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'external_references') continue;
    if (key === 'description' && typeof inner === 'string') yield inner;
    else yield* descriptionsIn(inner);
  }
}

/** Runs of words that stand in a fact and in a description, outside the names of its citations. */
function sharedRuns(facts: Facts, bundles: readonly unknown[]): string[] {
  const runs = new Set<string>();
  const starts = new Set<string>();
  for (const text of stringsIn(facts)) {
    const words = wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at++) {
      runs.add(words.slice(at, at + RUN).join(' '));
      starts.add(`${words[at]} ${words[at + 1]}`);
    }
  }
  const shared = new Set<string>();
  for (const description of descriptionsIn(bundles)) {
    const words = wordsOf(description.replace(/\(Citation: (?:[^()]|\([^()]*\))*\)/g, ' '));
    for (let at = 0; at + RUN <= words.length; at++) {
      if (!starts.has(`${words[at]} ${words[at + 1]}`)) continue;
      const run = words.slice(at, at + RUN).join(' ');
      if (runs.has(run)) shared.add(run);
    }
  }
  return [...shared].sort();
}
