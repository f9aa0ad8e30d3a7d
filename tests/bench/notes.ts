import type { Browser } from '../e2e/extension';
import { addModule } from '../e2e/page-module';
import { type Measured, median, quantile } from './measure';
import type * as NotesBench from './notes-entry';
import { measurePanel } from './panel';

/** A view that is asked for must be there with the next frames; what the user starts and waits for may take longer. */
const VIEW_MS = 50;
const BUDGETS: Record<string, number> = {
  'deleting an investigation of usual size': 500,
  'backup of everything': 10_000,
  'objects of the largest investigation': 100,
  // Below what the titles have shown at once.
  'search in the text of 20,000 notes, a word of all': 250,
};

declare global {
  var notesBench: typeof NotesBench;
}

/** What the panel asks of 200 investigations with 20,000 notes and 50,000 quotes, in a page of the extension. */
export async function measureNotes(browser: Browser): Promise<Measured[]> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/pack/NOTICE.txt`);
  await addModule(page, 'tests/bench/notes-entry.ts', 'notesBench');
  const { filling, importing } = await page.evaluate(() => notesBench.fill());
  // Before the rest, which deletes some of it.
  const panel = await measurePanel(browser);
  const times = await page.evaluate(() => notesBench.time());
  await page.close();
  return [
    { what: 'notes: writing 65,200 rows', value: filling, unit: 'ms', note: 'once, in batches of 5,000' },
    { what: 'notes: importing 5,000 notes', value: importing, budget: 10_000, unit: 'ms', note: 'once' },
    ...panel,
    ...Object.entries(times).map(
      ([what, samples]): Measured => ({
        what: `notes: ${what}`,
        value: quantile(samples, 0.95),
        budget: BUDGETS[what] ?? VIEW_MS,
        unit: 'ms',
        note: samples.length > 1 ? `p95 of ${samples.length}; median ${median(samples).toFixed(1)}` : 'once',
      }),
    ),
  ];
}
