import type { Page } from '@playwright/test';
import { DWELL_MS } from '../../lib/page/hover';
import { type Browser, killWorker } from '../e2e/extension';
import { mentionOf } from '../e2e/probe';
import type { Server } from '../e2e/server';
import { type Measured, median, quantile } from './measure';

/** A loading card is lower than this, one with content higher. */
const CONTENT_HEIGHT_PX = 200;

/** Where the page keeps when the pointer moved last, in ms from its start. */
interface Slot {
  rest: number;
}

/** Time from the end of the dwell until a card with content was painted, worker alive and worker stopped. */
export async function measureHover(browser: Browser, server: Server): Promise<Measured[]> {
  const page = await browser.context.newPage();
  await page.goto(`${server.url}hover.html`);
  // Before any card is timed: a move that is not seen would have the card counted from the start of the page.
  await page.evaluate(() => {
    const slot = window as unknown as Slot;
    addEventListener('pointermove', ({ timeStamp }) => (slot.rest = timeStamp), { capture: true });
  });
  const ids = await page.evaluate(() => document.body.innerText.match(/T\d{4}(\.\d{3})?/g) ?? []);
  // The first card pays for injecting the script, which happened when the page was read.
  await timeCard(page, ids[0] ?? '');

  const warm: number[] = [];
  const cold: number[] = [];
  for (const [index, id] of ids.slice(1).entries()) {
    if (index % 2 === 1) await killWorker(browser.context);
    (index % 2 === 1 ? cold : warm).push(await timeCard(page, id));
  }
  await page.close();
  return [
    line('end of dwell → card painted, worker alive', warm, 50),
    line('end of dwell → card painted, worker stopped', cold, 300),
  ];
}

function line(what: string, samples: number[], budget: number): Measured {
  const note = `p95 of ${samples.length}; median ${median(samples).toFixed(0)}, max ${Math.max(...samples).toFixed(0)}`;
  return { what, value: quantile(samples, 0.95), budget, unit: 'ms', note };
}

async function timeCard(page: Page, id: string): Promise<number> {
  const { x, y } = await mentionOf(page, id);
  const timed = page.evaluate(
    async ([height, dwell]) => {
      let now = 0;
      let isPainted = false;
      // The frame in which it has its size is painted when the next one begins.
      for (let frames = 0; frames < 2; frames += isPainted ? 1 : 0) {
        now = await new Promise<number>(requestAnimationFrame);
        isPainted ||= (document.querySelector('hover-card')?.getBoundingClientRect().height ?? 0) > height;
      }
      return Math.max(0, now - (window as unknown as Slot).rest - dwell);
    },
    [CONTENT_HEIGHT_PX, DWELL_MS] as const,
  );
  await page.mouse.move(x, y);
  const took = await timed;
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 2);
  await page.waitForFunction(() => !document.querySelector('hover-card'));
  // The next card must not count as warm re-opening, which has a shorter dwell.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600)));
  return took;
}
