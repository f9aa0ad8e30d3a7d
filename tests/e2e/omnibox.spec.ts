import type { Page } from '@playwright/test';
import type { Browser } from './extension';
import { expect, test } from './fixtures';
import { RealPopup } from './real-popup';

/*
 * No test reaches the address bar or a menu of the browser: both belong to its own windows. So the worker's listeners
 * are called as the browser calls them, by the events' own `dispatch`, and everything behind them is real.
 */

interface Dispatching {
  dispatch(...args: unknown[]): void;
}

/** Runs in the worker, which is woken by a page of the extension. */
async function worker({ context, id }: Browser, page: Page) {
  await page.goto(`chrome-extension://${id}/popup.html`);
  // Knowledge and index are there once the foot names the release.
  await expect(page.getByRole('button', { name: /^ATT&CK / })).toBeVisible({ timeout: 30_000 });
  await page.evaluate(() => chrome.runtime.sendMessage({ name: 'knowledge.sync', body: {} }));
  const found = context.serviceWorkers().find(one => one.url().includes(id));
  return found ?? context.waitForEvent('serviceworker');
}

test('the address bar suggests what is meant, best first, and says above what Enter opens', async ({
  page,
  extension,
}) => {
  const background = await worker(extension, page);
  const told = await background.evaluate(
    () =>
      new Promise<{ headline: string; suggestions: { content: string; description: string }[] }>(resolve => {
        let headline = '';
        const real = chrome.omnibox.setDefaultSuggestion;
        Object.assign(chrome.omnibox, {
          setDefaultSuggestion(suggestion: { description: string }) {
            headline = suggestion.description;
            // The browser refuses markup that is not well-formed.
            return Reflect.apply(real, chrome.omnibox, [suggestion]);
          },
        });
        const show = (suggestions: { content: string; description: string }[]) => resolve({ headline, suggestions });
        (chrome.omnibox.onInputChanged as unknown as Dispatching).dispatch('credential dumpnig', show);
      }),
  );
  expect(told.headline).toContain('<dim>T1003 </dim>');
  expect(told.suggestions.length).toBeGreaterThan(3);
  expect(told.suggestions.length).toBeLessThanOrEqual(8);
  expect(told.suggestions.map(({ content }) => content)).not.toContain('T1003');
});

test('Enter in the address bar opens the workspace of a technique, and the popup for everything else', async ({
  page,
  extension,
}) => {
  const background = await worker(extension, page);
  for (const [text, place] of [
    ['midnight blizzard', /popup\.html\?q=G0016$/],
    ['powreshell', /workspace\.html#\/T1059\.001$/],
    ['qqqqqq zzzzz', /popup\.html\?q=qqqqqq%20zzzzz$/],
  ] as const) {
    const opened = extension.context.waitForEvent('page');
    await background.evaluate(
      entered => (chrome.omnibox.onInputEntered as unknown as Dispatching).dispatch(entered, 'newForegroundTab'),
      text,
    );
    const tab = await opened;
    await expect(tab).toHaveURL(place);
    await tab.close();
  }
});

test('the menu looks up a selection and a link in the popup, in no new tab', async ({ page, extension, serve }) => {
  const background = await worker(extension, page);
  await page.goto(serve('<p>Nothing here.'));
  for (const [chosen, first] of [
    [{ selectionText: ' cozy bear ' }, 'G0016'],
    [{ linkUrl: 'https://attack.mitre.org/techniques/T1055/012/' }, 'T1055.012'],
  ] as const) {
    await page.bringToFront();
    const tabs = extension.context.pages().length;
    await background.evaluate(
      info => (chrome.contextMenus.onClicked as unknown as Dispatching).dispatch({ menuItemId: 'look-up', ...info }),
      chosen,
    );
    const popup = await RealPopup.opened(extension, page);
    await popup.until(`document.querySelector('[role="option"]')?.textContent.startsWith('${first} ')`);
    expect(extension.context.pages().length).toBe(tabs);
    await popup.press('Escape');
    await popup.press('Escape').catch(() => undefined); // it is gone before it can answer
    await expect.poll(() => popup.isOpen()).toBe(false);
  }
});
