import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { stixInventory, stixReport } from '../../lib/notes/export-stix';
import { facts, inventory, snapshot } from '../fixtures/exports/case';
import { assessment, evidence, investigation, note } from './arbitraries';
import { faultsByOasis } from './stix-oasis';
import { faults } from './stix-schema';

// Properties run a hundred times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

const report = stixReport(snapshot, facts);

function ofType(type: string) {
  return report.objects.filter(object => object.type === type);
}

function idOf(externalId: string): string {
  const found = report.objects.find(object => JSON.stringify(object).includes(`"external_id":"${externalId}"`));
  return found?.id ?? `no ${externalId}`;
}

/** By our reading of the specification, and by OASIS' own schemas. */
const allFaults = (bundle: unknown) => [...faults(bundle), ...faultsByOasis(bundle)];

test('the bundles are valid', () => {
  expect(allFaults(report)).toEqual([]);
  expect(allFaults(stixInventory(inventory, facts))).toEqual([]);
});

test('the golden bundles are valid', () => {
  const goldens = ['investigation', 'page'].flatMap(folder =>
    readdirSync(`tests/fixtures/exports/${folder}`)
      .filter(name => name.endsWith('.stix.json'))
      .map(name => `tests/fixtures/exports/${folder}/${name}`),
  );
  expect(goldens).toHaveLength(2);
  for (const golden of goldens) expect(allFaults(JSON.parse(readFileSync(golden, 'utf8')))).toEqual([]);
});

test('any investigation makes a valid bundle', () => {
  const some = fc.record({
    investigation,
    notes: fc.uniqueArray(note, { maxLength: 3, selector: ({ id }) => id }),
    evidence: fc.uniqueArray(evidence, { maxLength: 3, selector: ({ id }) => id }),
    assessments: fc.uniqueArray(assessment, { maxLength: 3, selector: ({ technique }) => technique }),
  });
  fc.assert(
    fc.property(some, of => {
      expect(allFaults(stixReport(of, facts))).toEqual([]);
    }),
  );
});

type Change = (bundle: { objects: Record<string, unknown>[] }) => void;

function broken(change: Change) {
  const copy = structuredClone(report);
  change(copy);
  return copy;
}

describe('our schema finds', () => {
  test.each<[string, Change]>([
    ['an unknown property', ({ objects }) => Object.assign(objects[0]!, { nick_name: 'x' })],
    ['a missing name', ({ objects }) => delete objects[2]!.name],
    ['an empty list', ({ objects }) => Object.assign(objects[1]!, { labels: [] })],
    ['a reference into the void', ({ objects }) => objects.splice(2, 1)],
    ['a double', ({ objects }) => objects.push(objects[0]!)],
    ['a local time', ({ objects }) => Object.assign(objects[0]!, { created: '2026-01-01T00:00:00+01:00' })],
    ['a change before the creation', ({ objects }) => Object.assign(objects[0]!, { modified: '2001-01-01T00:00:00Z' })],
  ])('%s', (_, change) => {
    expect(faults(broken(change))).not.toEqual([]);
  });
});

describe('the schemas of OASIS find', () => {
  const first = (type: string, { objects }: Parameters<Change>[0]) => objects.find(object => object.type === type)!;

  test.each<[string, Change]>([
    ['a technique without a name', bundle => delete first('attack-pattern', bundle).name],
    ['a report about nothing', bundle => Object.assign(first('report', bundle), { object_refs: [] })],
    ['a note on nothing', bundle => delete first('note', bundle).object_refs],
    ['a relationship to nothing', bundle => delete first('relationship', bundle).target_ref],
    ['an empty list', bundle => Object.assign(first('report', bundle), { labels: [] })],
    ['a local time', bundle => Object.assign(first('note', bundle), { created: '2026-01-01T00:00:00+01:00' })],
    ['a confidence above the scale', bundle => Object.assign(first('note', bundle), { confidence: 101 })],
    ['an id of another type', bundle => Object.assign(first('note', bundle), { id: first('report', bundle).id })],
    ['an id that is no UUID', bundle => Object.assign(first('report', bundle), { id: 'report--1' })],
    ['a type of nobody', bundle => Object.assign(first('report', bundle), { type: 'x-report' })],
    [
      'a reference that says only its source',
      bundle => {
        Object.assign(first('note', bundle), { external_references: [{ source_name: 'x' }] });
      },
    ],
  ])('%s', (_, change) => {
    expect(faultsByOasis(broken(change))).not.toEqual([]);
  });
});

test('two exports of the same notes are the same, objects of ATT&CK in every export', () => {
  expect(stixReport(structuredClone(snapshot), facts)).toEqual(report);
  const other = stixInventory(inventory, facts).objects;
  for (const id of [idOf('T1566.001'), idOf('G0016')]) {
    expect(other.find(object => object.id === id)).toEqual(report.objects.find(object => object.id === id));
  }
});

test('an object has its official id where the facts carry it', () => {
  expect(idOf('T1059.001')).toBe('attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736');
});

test('a copy of an official object never counts as the newer one', () => {
  const copy = report.objects.find(({ id }) => id === idOf('T1059.001'));
  expect(copy?.modified).toBe('2025-10-24T00:00:00.000Z');
});

test('a revoked technique says so, and points to its successor', () => {
  expect(report.objects.filter(({ revoked }) => revoked).map(({ id }) => id)).toEqual([idOf('T1086')]);
  expect(ofType('relationship')).toMatchObject([
    { relationship_type: 'revoked-by', source_ref: idOf('T1086'), target_ref: idOf('T1059.001') },
  ]);
});

test('a sub-technique points to its technique where both are there', () => {
  const [first] = snapshot.evidence;
  const both = ['T1566', 'T1566.001'].map((id, i) => ({
    ...first!,
    id: first!.id.replace(/.$/, String(i)),
    object: { kind: 'technique' as const, id },
  }));
  const bundle = stixReport({ ...snapshot, evidence: both, notes: [], assessments: [] }, facts);
  expect(bundle.objects.filter(({ type }) => type === 'relationship')).toMatchObject([
    { relationship_type: 'subtechnique-of', source_ref: idOf('T1566.001') },
  ]);
});

test('what was ruled out is no content of the report, but its note says so', () => {
  const [object] = ofType('report');
  expect(object!.object_refs).toContain(idOf('T1566.001'));
  expect(object!.object_refs).not.toContain(idOf('T1027'));
  expect(ofType('note')).toContainEqual(
    expect.objectContaining({ labels: ['assessment', 'ruled-out'], object_refs: [idOf('T1027')], confidence: 50 }),
  );
});

test('a quote is a note on its object, with the place on the page', () => {
  expect(ofType('note')).toContainEqual(
    expect.objectContaining({
      content: expect.stringContaining('ran PowerShell'),
      object_refs: [idOf('T1086')],
      external_references: [
        {
          source_name: 'How Contoso [was] phished',
          url: expect.stringMatching(/^https:\/\/example\.org\/reports\/contoso\.html#part-2:~:text=/),
        },
      ],
    }),
  );
});

test('a note about no object is one on the report', () => {
  expect(ofType('note')).toContainEqual(
    expect.objectContaining({ content: '@SUM(A1:A9) is no formula', object_refs: [ofType('report')[0]!.id] }),
  );
});
