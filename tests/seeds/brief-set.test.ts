import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefGaps, deadPointers } from '../../seeds/brief-coverage';
import { renderBriefPage } from '../../seeds/brief-page';
import { PLATFORM_EXCEPTIONS } from '../../seeds/brief-platform-exceptions';
import { foreignPlatforms, PLATFORM_ROWS } from '../../seeds/brief-platforms';
import { LIKENESS_LIMIT, likenesses } from '../../seeds/brief-similarity';
import { readSeeds } from '../../seeds/pack-read';

/** The committed briefs as a set. Each by itself is looked at in briefs.test.ts. */

const SEEDS = join(import.meta.dirname, '../../seeds');
const seeds = readSeeds(SEEDS);
const { briefs } = seeds;
const techniques = seeds.objects.flatMap(({ fact }) => (fact.kind === 'technique' ? [fact] : []));

const foreign = techniques.flatMap(technique => {
  const brief = briefs.get(technique.id);
  return brief ? foreignPlatforms(technique, brief).map(finding => ({ id: technique.id, ...finding })) : [];
});
const excepted = (id: string, row: string) => PLATFORM_EXCEPTIONS[id]?.[row] !== undefined;

test('every active technique has a brief, no other has one, and all are reviewed', () => {
  expect(briefGaps(techniques, briefs)).toEqual({ missing: [], unknown: [], unreviewed: [] });
});

test('no brief points to a technique that is gone', () => {
  expect(deadPointers(techniques, briefs)).toEqual([]);
});

test('no two briefs are alike', () => {
  expect(likenesses(briefs).filter(({ likeness }) => likeness > LIKENESS_LIMIT)).toEqual([]);
});

test('platforms named in a brief are its technique’s, or an exception with its reason', () => {
  const findings = foreign.filter(({ id, row }) => !excepted(id, row));
  expect(findings.map(({ id, field, word, row }) => `${id} ${field}: "${word}" is of ${row}`)).toEqual([]);
});

test('every exception is still needed, and gives one of the four reasons', () => {
  const listed = Object.entries(PLATFORM_EXCEPTIONS).flatMap(([id, rows]) =>
    Object.entries(rows).map(([row, reason]) => ({ id, row, reason })),
  );
  const rows = PLATFORM_ROWS.map(({ name }) => name);
  expect(listed.filter(({ row }) => !rows.includes(row))).toEqual([]);
  expect(listed.filter(one => !foreign.some(({ id, row }) => id === one.id && row === one.row))).toEqual([]);
  expect(listed.filter(({ reason }) => !/^(?:destination|twin|contrast|object): \S/.test(reason))).toEqual([]);
});

test('BRIEFS.md is what the command writes', () => {
  const same = readFileSync(join(SEEDS, 'BRIEFS.md'), 'utf8') === renderBriefPage(seeds);
  expect(same, 'seeds/BRIEFS.md is out of date: run npm run seeds:report').toBe(true);
});
