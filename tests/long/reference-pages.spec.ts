import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../e2e/fixtures';
import { mentionsOn, scanned } from '../e2e/probe';
import { REFERENCE } from '../e2e/reference';

/** A real page and what a reader would want marked on it; `index.json` explains its fields. */
interface ReferencePage {
  file: string;
  kind: 'positive' | 'negative';
  expected: Record<string, number>;
  slashForms?: Record<string, number>;
  lowercaseForms?: Record<string, number>;
  tableCellSplit?: Record<string, number>;
  shapeOnly?: Record<string, number>;
}

const FOLDER = join(REFERENCE, 'pages');
const HEADERS = {
  'content-type': 'text/html',
  'content-security-policy': "default-src 'unsafe-inline' data:; script-src 'none'",
};

/** Counts of ids that a reader wants, the forms that `expected` leaves aside among them. */
function wantedOn(page: ReferencePage): Record<string, number> {
  if (page.kind === 'negative') return {};
  const { expected, slashForms, lowercaseForms, tableCellSplit } = page;
  const wanted = { ...expected };
  const add = (id: string, count: number) => {
    wanted[id] = (wanted[id] ?? 0) + count;
  };
  for (const forms of [slashForms, tableCellSplit]) {
    for (const [id, count] of Object.entries(forms ?? {})) {
      add(id.slice(0, 5), -count);
      add(id, count);
    }
  }
  for (const [id, count] of Object.entries(lowercaseForms ?? {})) add(id, count);
  return wanted;
}

/** The canonical id of a marked text; null for a name that is a link. */
function idIn(text: string): string | null {
  const [, prefix, number, sub] =
    /^([A-Z]{1,3})(\d{4})(?:\W*[._]?\W*(\d{3}))?$/.exec(
      text
        .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
        .trim()
        .toUpperCase(),
    ) ?? [];
  return prefix ? prefix + number + (sub ? `.${sub}` : '') : null;
}

test('real pages are marked as their readers would want', async ({ extension }) => {
  test.skip(!existsSync(FOLDER), 'skipped: no reference data');
  test.setTimeout(900_000);
  const { pages } = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as { pages: ReferencePage[] };
  const page = await extension.context.newPage();
  await page.route('http://page.test/**', route =>
    route.fulfill({ path: join(FOLDER, new URL(route.request().url()).pathname), headers: HEADERS }),
  );

  let wantedInAll = 0;
  let found = 0;
  let marked = 0;
  let wrong = 0;
  const dirty: string[] = [];
  const report: string[] = [];
  for (const entry of pages) {
    await page.goto(`http://page.test/${entry.file}`);
    await scanned(page, 20);
    const marks = await mentionsOn(page);
    const counts: Record<string, number> = {};
    for (const { text, before, after } of marks) {
      const id = idIn(text);
      // The index does not count what underscores glue (`T1053_005_windows.yaral`), and readers want it.
      const isGlued = [before, after, ...text].includes('_');
      if (id && !isGlued) counts[id] = (counts[id] ?? 0) + 1;
    }
    if (entry.kind === 'negative' && marks.length > 0) dirty.push(entry.file);
    const wanted = wantedOn(entry);
    for (const id of new Set([...Object.keys(wanted), ...Object.keys(counts)])) {
      const want = Math.max(0, wanted[id] ?? 0);
      const got = counts[id] ?? 0;
      // Ids newer than the release that the index was made with are right, if the shape is theirs.
      const extra = entry.kind === 'positive' && entry.shapeOnly?.[id] === got ? 0 : Math.max(0, got - want);
      wantedInAll += want;
      found += Math.min(want, got);
      marked += got;
      wrong += extra;
      if (got < want || extra > 0) report.push(`${entry.file} ${id}: ${got} of ${want}`);
    }
  }
  await page.close();

  const recall = found / wantedInAll;
  const precision = 1 - wrong / marked;
  console.log(
    `recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}, ${wantedInAll} ids\n${report.join('\n')}`,
  );
  console.log(`pages about other things with a mark: ${dirty.join(', ') || 'none'}`);
  expect(recall).toBeGreaterThanOrEqual(0.999);
  expect(precision).toBeGreaterThanOrEqual(0.998);
  expect(dirty.length).toBeLessThanOrEqual(1);
});
