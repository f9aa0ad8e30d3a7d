import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import type { Layer } from '../../lib/notes/export-navigator';
import { EXPORT_FORMATS, exportInventory, exportInvestigation } from '../../lib/notes/exports';
import { objectsToLookUp, type Snapshot, snapshotOf } from '../../lib/notes/findings';
import { EXPORTED_AT, facts, inventory, snapshot } from '../fixtures/exports/case';
import { FOLDER, goldenFiles } from '../fixtures/exports/goldens';
import { assessment, evidence, investigation, note, word } from './arbitraries';
import { layerSchema } from './layer-schema';

// Properties run a hundred times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

describe('golden files', () => {
  test.each([...goldenFiles()])('%s', (name, text) => {
    const path = join(FOLDER, name);
    expect(existsSync(path), `${path} is missing: look at what npm run goldens writes`).toBe(true);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  test('there are no others', () => {
    const found = ['investigation', 'page'].flatMap(folder =>
      readdirSync(join(FOLDER, folder)).map(name => `${folder}/${name}`),
    );
    expect(found.sort()).toEqual([...goldenFiles().keys()].sort());
  });
});

/** Snapshots with any number of anything. */
const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  investigation,
  notes: fc.array(note, { maxLength: 4 }),
  evidence: fc.array(evidence, { maxLength: 4 }),
  assessments: fc.array(assessment, { maxLength: 3 }),
});

const text = (format: (typeof EXPORT_FORMATS)[number], of: Snapshot) =>
  exportInvestigation(format, of, facts, EXPORTED_AT)[0]?.text ?? '';

test('an empty investigation can be exported in every form; without a technique there is no layer', () => {
  const empty = snapshotOf({ investigations: [snapshot.investigation], notes: [], evidence: [], assessments: [] })!;
  const counts = EXPORT_FORMATS.map(format => exportInvestigation(format, empty, facts, 0).length);
  expect(counts).toEqual([1, 1, 1, 1, 0]);
  const blank = EXPORT_FORMATS.map(format => exportInventory(format, { ...inventory, mentions: [] }, facts).length);
  expect(blank).toEqual([1, 1, 1, 1, 0]);
});

test.each(['markdown', 'csv', 'stix', 'navigator'] as const)('%s does not depend on the order of records', format => {
  const reversed = {
    ...snapshot,
    notes: snapshot.notes.toReversed(),
    evidence: snapshot.evidence.toReversed(),
    assessments: snapshot.assessments.toReversed(),
  };
  expect(text(format, reversed).length).toBe(text(format, snapshot).length);
});

describe('CSV', () => {
  test('a parser reads back every cell, and none begins as a formula', () => {
    fc.assert(
      fc.property(snapshots, word, (of, title) => {
        const { investigation } = of;
        const csv = text('csv', { ...of, investigation: { ...investigation, title: { value: title, at: 0 } } });
        const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true, newline: '\r\n' });
        expect(errors).toEqual([]);
        expect(new Set(data.map(row => row.length))).toEqual(new Set([15]));
        for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        const quotes = data.flatMap(row => (row[0] === 'evidence' ? [row[10]!.replace(/^'/, '')] : []));
        expect(quotes.sort()).toEqual(of.evidence.map(({ quote }) => quote.replace(/^'/, '')).sort());
      }),
    );
  });

  test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '\n=1\nmore', '＝1', '=1\n=2'])(
    '%j is no formula',
    quote => {
      const [first] = snapshot.evidence;
      const csv = text('csv', { ...snapshot, evidence: [{ ...first!, quote }], notes: [], assessments: [] });
      expect(Papa.parse<string[]>(csv).data[1]?.[10]).toBe(`'${quote}`);
    },
  );
});

describe('Navigator', () => {
  const layers = exportInvestigation('navigator', snapshot, facts, 0).map(({ text }) => JSON.parse(text) as Layer);
  const entries = layers.flatMap(layer => layer.techniques);

  test('a layer for each domain, of the format’s current version', () => {
    expect(layers.map(({ domain }) => domain)).toEqual(['enterprise-attack', 'mobile-attack', 'ics-attack']);
    for (const { versions } of layers) expect(versions).toMatchObject({ attack: '19', layer: '4.5' });
  });

  test('every technique is there, a revoked one as its successor, with a word on it', () => {
    const wanted = objectsToLookUp(snapshot).filter(({ kind }) => kind === 'technique');
    const shown = new Set(entries.map(({ techniqueID }) => techniqueID));
    expect(wanted.map(({ id }) => (id === 'T1086' ? 'T1059.001' : id)).filter(id => !shown.has(id))).toEqual([]);
    expect(entries.find(({ techniqueID }) => techniqueID === 'T1059.001')).toMatchObject({
      score: 2,
      comment: expect.stringContaining('T1086 PowerShell was revoked in favour of T1059.001'),
    });
  });

  test('layers are of the published format, whatever the notes hold, and the gradient spans the scores', () => {
    const [page] = exportInventory('navigator', inventory, facts);
    for (const layer of [...layers, JSON.parse(page!.text)]) expect(() => layerSchema.parse(layer)).not.toThrow();
    fc.assert(
      fc.property(snapshots, of => {
        for (const { text } of exportInvestigation('navigator', of, facts, 0)) {
          const { techniques, gradient } = JSON.parse(text) as Layer;
          layerSchema.parse(JSON.parse(text));
          for (const { score = 0 } of techniques) expect(score).toBeLessThanOrEqual(gradient.maxValue);
        }
      }),
    );
  });

  test('a technique that was ruled out is greyed out, unless something else stands for it', () => {
    expect(entries.find(({ techniqueID }) => techniqueID === 'T1027')?.enabled).toBe(false);
    expect(entries.find(({ techniqueID }) => techniqueID === 'T1566.001')?.enabled).toBe(true);
  });
});

describe('Markdown', () => {
  const [report] = exportInvestigation('markdown', snapshot, facts, 0);

  test('what a page says marks nothing up', () => {
    expect(report!.text).toContain('\\<script>alert(1)\\</script> \\*bold\\* claim');
    expect(report!.text).toContain('How Contoso \\[was\\] phished');
  });

  test('an open fence ends with its note', () => {
    expect(report!.text).toContain('  ```\n  unclosed fence\n\n- **2026-11-24 08:11 UTC**');
  });

  test('a page on the disk is named and no link', () => {
    expect(report!.text).not.toContain('](file:');
    expect(report!.text).toContain('(file:///home/ada/export.html)');
  });
});

test.each([
  ['Phishing: "Contoso" / <autumn>?', 'phishing-contoso-autumn.md'],
  ['..', 'investigation.md'],
  ['', 'investigation.md'],
  ['攻撃 2026', '攻撃-2026.md'],
  ['x'.repeat(300), `${'x'.repeat(80)}.md`],
])('the file of %j is %s', (title, name) => {
  const renamed = { ...snapshot, investigation: { ...snapshot.investigation, title: { value: title, at: 0 } } };
  expect(exportInvestigation('markdown', renamed, facts, 0)[0]?.name).toBe(name);
});
