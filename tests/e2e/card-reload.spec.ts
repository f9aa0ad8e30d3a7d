import { cardsOn } from './cards';
import { launch } from './extension';
import { expect, test } from './fixtures';
import { hover, scanned } from './probe';

test('after an update under the page the card says to reload, and nothing is thrown', async ({ serve }) => {
  // A third browser starts, beside those of the other tests.
  test.setTimeout(120_000);
  // A browser of its own: the other tests keep their extension.
  const { context, worker, close } = await launch();
  const page = await context.newPage();
  // What waits in vain says where.
  page.setDefaultTimeout(30_000);
  const said: string[] = [];
  page.on('console', message => {
    // The server of the tests has no icon for its pages.
    const isOurs = message.type() === 'error' && !message.location().url.endsWith('/favicon.ico');
    if (isOurs) said.push(message.text());
  });
  page.on('pageerror', error => said.push(error.message));
  await page.goto(serve('<p style="margin: 60px 40px">About T1204,</p><p style="margin: 60px 40px">then T1105.</p>'));
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  // The scanner looks at what the card has left, while it may still find the extension in place.
  await scanned(page);

  const gone = worker.waitForEvent('close');
  // The worker ends before it could answer.
  void worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await gone;
  const card = await hover(page, 'T1105');
  expect(await card.text()).toContain('Reload the page');
  expect((await cardsOn(page)).map(({ name }) => name)).toEqual(['T1105 could not be shown']);
  expect(await card.axe()).toEqual([]);
  await page.keyboard.press('Escape');

  // What was asked for before is at hand still; what needs the extension says that it is gone.
  const known = await hover(page, 'T1204');
  expect((await cardsOn(page)).map(({ name }) => name)).toEqual(['T1204 User Execution']);
  await known.click('Keep as evidence');
  await expect.poll(() => known.text()).toContain('Reload the page');
  expect(await known.axe()).toEqual([]);
  expect(said).toEqual([]);
  // Playwright waits in vain for the worker that is gone; the browser ends with the test's process.
  void close();
});
