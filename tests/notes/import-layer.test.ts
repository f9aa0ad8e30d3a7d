import { beforeEach, expect, test } from 'vitest';
import { assessmentsOf, judgementOf } from '../../lib/notes/assessment-store';
import { allRecords } from '../../lib/notes/copy';
import { exportInvestigation } from '../../lib/notes/exports';
import { type Imported, importFile } from '../../lib/notes/import-file';
import { currentInvestigation, getInvestigation } from '../../lib/notes/investigations';
import { notesAbout, notesOfInvestigation } from '../../lib/notes/note-store';
import { facts, snapshot } from '../fixtures/exports/case';
import { all, type Desk, newDesk } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});

const layer = (parts: object = {}) => ({
  name: 'Coverage',
  versions: { attack: '16', navigator: '5.1.0', layer: '4.5' },
  domain: 'enterprise-attack',
  description: 'What we saw',
  techniques: [
    { techniqueID: 'T1566', score: 3, comment: 'mail', enabled: true },
    {
      techniqueID: 'T1078',
      tactic: 'persistence',
      comment: 'seen',
      links: [{ label: 'blog', url: 'https://b.example/' }],
    },
    { techniqueID: 'T1078', tactic: 'initial-access', score: 7 },
    { techniqueID: 'T1059', showSubtechniques: true },
    { techniqueID: 'T1110', score: 0 },
    { techniqueID: 'T1086', comment: 'old id', metadata: [{ divider: true }, { name: 'note', value: 'x' }] },
  ],
  ...parts,
});

const read = (json: unknown): Promise<Imported> => importFile(desk, JSON.stringify(json));

async function textsAbout(id: string) {
  const { items } = await notesAbout(desk.db, { kind: 'technique', id }, all);
  return items.map(({ body }) => body.text);
}

test('a layer becomes an investigation with notes from comments and assessments from scores', async () => {
  const { from, investigations } = await read(layer());
  const [id = ''] = investigations;
  expect(from).toBe('layer');
  expect(await getInvestigation(desk.db, id)).toMatchObject({ title: { value: 'Coverage' }, state: { value: 'open' } });
  expect(await textsAbout('T1566')).toEqual(['mail\n\nScore: 3']);
  expect(await textsAbout('T1078')).toEqual(['seen\n\nblog: https://b.example/\n\nScore: 7']);
  expect(await textsAbout('T1086')).toEqual(['old id']);
  const { items } = await assessmentsOf(desk.db, id, all);
  expect(items.map(({ technique }) => technique)).toEqual(['T1078', 'T1566']);
  expect(await judgementOf(desk.db, id, 'T1566')).toMatchObject({ status: 'suspected', confidence: 'low' });
  const notes = await notesOfInvestigation(desk.db, id, all);
  expect(notes.total).toBe(4);
  expect(notes.items.map(({ body }) => body.text)).toContain(
    '**Coverage**: enterprise-attack, ATT&CK 16\n\nWhat we saw',
  );
});

test('an import does not change which investigation is current', async () => {
  await read(layer());
  expect(await currentInvestigation(desk.db)).toBeNull();
});

test('several layers of one file are one investigation; each import makes a new one', async () => {
  const both = [
    layer(),
    layer({ name: 'Mobile', domain: 'mobile-attack', techniques: [{ techniqueID: 'T1398', score: 1 }] }),
  ];
  const first = await read(both);
  const second = await read(both);
  expect(first.investigations).toHaveLength(1);
  expect(second.investigations).not.toEqual(first.investigations);
  expect(await judgementOf(desk.db, first.investigations[0]!, 'T1398')).toMatchObject({ status: 'suspected' });
});

test('our own layers bring back status and confidence', async () => {
  const layers = exportInvestigation('navigator', snapshot, facts, 0).map(({ text }) => JSON.parse(text) as unknown);
  const { investigations } = await read(layers);
  const of = (technique: string) => judgementOf(desk.db, investigations[0]!, technique);
  expect(await of('T1566.001')).toMatchObject({ status: 'confirmed', confidence: 'high' });
  expect(await of('T1027')).toMatchObject({ status: 'ruled-out', confidence: 'medium' });
  expect(await of('T1566')).toBeNull();
  expect((await textsAbout('T1059.001'))[0]).toContain('ran PowerShell');
});

test.each([
  ['an old format', { versions: { layer: '3.0' } }, /Layer 1 is of version 3.0/],
  ['no version', { versions: undefined }, /Layer 1 names no version/],
  ['no technique id', { techniques: [{ techniqueID: 'T1' }] }, /techniques\.0\.techniqueID/],
  [
    'a score in words',
    { techniques: [{ techniqueID: 'T1566' }, { techniqueID: 'T1078', score: 'high' }] },
    /techniques\.1\.score/,
  ],
  [
    'a comment that is too long',
    { techniques: [{ techniqueID: 'T1566', comment: 'x'.repeat(200_001) }] },
    /more than a note/,
  ],
])('%s is told, and nothing is made', async (_, parts, message) => {
  await expect(read(layer(parts))).rejects.toMatchObject({ code: 'bad-file', message: expect.stringMatching(message) });
  expect((await allRecords(desk.db)).records.investigations).toEqual([]);
});
