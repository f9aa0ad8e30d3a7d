import type { Page } from '@playwright/test';
import type { Browser } from '../e2e/extension';
import { addModule } from '../e2e/page-module';
import { type Measured, median, quantile } from './measure';
import type * as PanelBench from './panel-entry';

const ROUNDS = 5;
const SEARCH = 'operators';
const FRAMES = 60;
const PLACES = [0.5, 0.9, 0.25, 0.7];

declare global {
  var panelBench: typeof PanelBench;
  var firstRow: number | undefined;
}

/**
 * The panel with the notes that `measureNotes` has filled in, its biggest investigation being the current one. No budget
 * is set for times that hang on the machine's load; a figure that is missing is told as NaN.
 */
export async function measurePanel({ context, id }: Browser): Promise<Measured[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 800 });
  await page.addInitScript(clickToFirstRow);
  const openings: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) openings.push(await open(page, id));
  await addModule(page, 'tests/bench/panel-entry.ts', 'panelBench');
  const switches: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    switches.push(await page.evaluate(() => panelBench.choose('investigation')));
    if (round < ROUNDS - 1) await page.evaluate(() => panelBench.choose('all'));
  }
  const frames = await page.evaluate(count => panelBench.scroll(count), FRAMES);
  const jumps: number[] = [];
  for (const place of PLACES) jumps.push(await page.evaluate(share => panelBench.jump(share), place));
  await page.evaluate(() => panelBench.choose('all'));
  const keys = await page.evaluate(word => panelBench.type(word), SEARCH);
  await page.close();
  return [
    // The first one comes before the browser has compiled anything.
    line('panel open → first of 200 investigations', openings.slice(1)),
    line('panel: tab → first of 5,000 notes', switches),
    line('panel: jump in the list → notes there', jumps),
    line('panel: frame while they are scrolled', frames),
    line('panel: key → notes found among 20,000', keys),
  ];
}

function line(what: string, samples: number[]): Measured {
  const note = `p95 of ${samples.length}; median ${median(samples).toFixed(1)}, the first ${samples[0]?.toFixed(1)}`;
  return { what, value: quantile(samples, 0.95), unit: 'ms', note };
}

async function open(page: Page, id: string): Promise<number> {
  await page.goto(`chrome-extension://${id}/sidepanel.html`);
  const shown = await page.waitForFunction(() => globalThis.firstRow);
  return (await shown.jsonValue()) ?? Number.NaN;
}

/** Runs in the panel before anything of it: goes to the investigations as soon as there is a tab for them. */
function clickToFirstRow(): void {
  new MutationObserver((_, observer) => {
    const [, , all] = document.querySelectorAll<HTMLElement>('.tabs-main [role="tab"]');
    if (document.querySelector('[aria-label="Investigations"] [role="listitem"] button')) {
      globalThis.firstRow = performance.now();
      observer.disconnect();
    } else if (all?.getAttribute('aria-selected') === 'false') all.click();
  }).observe(document, { childList: true, subtree: true });
}
