import type { Page } from '@playwright/test';
import type { Browser } from './extension';
import { expect, test } from './fixtures';
import { investigate, openPanelOn, uniqueTitle } from './panel-page';

// One current investigation for a whole profile.
test.describe.configure({ mode: 'default' });

type Event = { dispatch(...args: unknown[]): void };

/** The browser's menus and keys are out of a test's reach, so the worker is told what they would tell it. */
async function tell({ context }: Browser, page: Page, how: 'menu' | 'key'): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await page.bringToFront();
  await worker.evaluate(
    async ([url, how]) => {
      const tab = (await chrome.tabs.query({})).findLast(one => one.url === url);
      const told =
        how === 'menu'
          ? [chrome.contextMenus.onClicked, { menuItemId: 'keep-evidence', frameId: 0 }, tab]
          : [chrome.commands.onCommand, 'keep-evidence', tab];
      const [event, ...args] = told;
      (event as unknown as Event).dispatch(...args);
    },
    [page.url(), how] as const,
  );
}

const select = (page: Page, selector: string) =>
  page.evaluate(
    selector => getSelection()?.selectAllChildren(document.querySelector(selector) ?? document.body),
    selector,
  );

test('a selection is kept by menu and by key: at once where it names one object, else it is asked what it speaks for', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve(
    `<p id="one">The old macro, <b>T1204.002</b>, was opened.</p><p id="none">A service was stopped.</p>`,
  );
  await page.goto(url);
  const panel = await openPanelOn(extension, url);
  await investigate(panel, uniqueTitle('Selected'));
  const kept = panel.getByRole('list', { name: 'Evidence' });

  await select(page, '#one');
  await tell(extension, page, 'menu');
  await expect(kept).toContainText('The old macro, T1204.002, was opened.');

  await select(page, '#none');
  await tell(extension, page, 'key');
  const field = panel.getByRole('combobox', { name: 'Evidence for' });
  await expect(panel.getByText('A service was stopped.')).toBeVisible();
  await field.fill('t1489');
  await panel.keyboard.press('Enter');
  await expect(kept.getByRole('article')).toHaveCount(2);
  await expect(kept.getByRole('article').first()).toContainText('Service Stop');

  await page.evaluate(() => getSelection()?.removeAllRanges());
  await tell(extension, page, 'key');
  await expect(panel.getByRole('alert')).toContainText('Nothing is selected on the page');
  await panel.close();
});
