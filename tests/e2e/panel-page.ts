import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Browser } from './extension';

/** Opens the panel as a page of its own that speaks of the tab with this address. Close it after the test. */
export async function openPanelOn(extension: Browser, url: string): Promise<Page> {
  const { context, id } = extension;
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${id}/pack/NOTICE.txt`);
  const tab = await panel.evaluate(
    async wanted => (await chrome.tabs.query({})).findLast(one => one.url === wanted)?.id ?? 0,
    url,
  );
  await panel.setViewportSize({ width: 400, height: 800 });
  await panel.goto(`chrome-extension://${id}/sidepanel.html?tab=${tab}`);
  return panel;
}

/** A title that no other test uses: they share a profile. */
export function uniqueTitle(name: string): string {
  return `${name} ${randomUUID().slice(0, 8)}`;
}

/** Pairs of neighbours in a list that lie over each other; a list is to have none. */
export function overlaps(panel: Page, list: string): Promise<string[]> {
  return panel.getByRole('list', { name: list }).evaluate(element => {
    const rows = [...element.children].map(row => ({ box: row.getBoundingClientRect(), text: row.textContent ?? '' }));
    rows.sort((a, b) => a.box.top - b.box.top);
    return rows.flatMap(({ box, text }, i) => {
      const next = rows[i + 1];
      return next && next.box.top < box.bottom - 1 ? [`${text.slice(0, 40)} / ${next.text.slice(0, 40)}`] : [];
    });
  });
}

/** Makes an investigation, which becomes the current one. */
export async function investigate(panel: Page, title: string): Promise<void> {
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await panel.getByRole('textbox', { name: 'Title of a new investigation' }).fill(title);
  await panel.keyboard.press('Enter');
  await panel.getByRole('heading', { name: title }).waitFor({ state: 'attached' });
}
