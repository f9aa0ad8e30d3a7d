import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '../e2e/chromium';
import { test as withExtension } from '../e2e/fixtures';

/** `test` with a second page, in a browser that has no extension: what a page does there is what it does without us. */
export const test = withExtension.extend<{ bare: Page }, { bareContext: BrowserContext }>({
  bareContext: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: findChromium(),
        chromiumSandbox: process.getuid?.() !== 0,
        args: ['--disable-gpu'],
      });
      await use(await browser.newContext());
      await browser.close();
    },
    { scope: 'worker' },
  ],
  bare: async ({ bareContext }, use) => {
    const page = await bareContext.newPage();
    await use(page);
    await page.close();
  },
});
