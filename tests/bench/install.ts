import type { Page } from '@playwright/test';
import { type Browser, killWorker } from '../e2e/extension';
import { type Measured, median, quantile } from './measure';

const INSTALLS = 5;
const STARTS = 10;

/**
 * How long the worker takes until its cache is ready: after the installation, and when nothing has changed.
 * Both start with a killed worker, whose own start is measured in the same run and taken off.
 */
export async function measureInstall(browser: Browser): Promise<Measured[]> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/workspace.html`);
  await ask(page, 'knowledge.sync');

  const floors: number[] = [];
  const unchanged: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    await killWorker(browser.context);
    // Not a message of ours: the worker starts, and answers without looking at the database.
    floors.push(await ask(page, 'nothing'));
    await killWorker(browser.context);
    unchanged.push(await ask(page, 'knowledge.sync'));
  }
  const installs: number[] = [];
  for (let i = 0; i < INSTALLS; i++) {
    await killWorker(browser.context);
    await deleteKnowledge(page);
    installs.push(await ask(page, 'knowledge.sync'));
  }
  await page.close();

  const floor = median(floors);
  const spread = (samples: number[]) => `${samples.length} times, p95 ${quantile(samples, 0.95).toFixed(0)}`;
  return [
    {
      what: 'first install → cache ready',
      value: median(installs) - floor,
      budget: 1500,
      unit: 'ms',
      note: `${spread(installs)}; worker start of ${floor.toFixed(0)} ms taken off`,
    },
    {
      what: 'unchanged start',
      value: median(unchanged) - floor,
      budget: 20,
      unit: 'ms',
      note: `${spread(unchanged)}; worker start of ${floor.toFixed(0)} ms taken off`,
    },
  ];
}

/** Milliseconds until the worker has answered. */
function ask(page: Page, name: string): Promise<number> {
  return page.evaluate(async message => {
    const start = performance.now();
    await chrome.runtime.sendMessage({ name: message, body: {} });
    return performance.now() - start;
  }, name);
}

function deleteKnowledge(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('tidbit-knowledge');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}
