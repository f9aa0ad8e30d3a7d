import { test as base } from '@playwright/test';
import { type Browser, launch } from './extension';
import { type ServedPage, type Server, serve } from './server';

/** Pages made for one test file, by path; they stand before the files of tests/fixtures/pages. */
const HTML = (body: string) => `<!doctype html><meta charset="utf-8"><title>A page</title>${body}`;

/** Serves a page with this body, and gives its URL. */
export type Serve = (body: string, page?: Omit<ServedPage, 'body'>) => string;

interface WorkerFixtures {
  /** One browser with the extension for all tests of a worker process. */
  extension: Browser;
  server: Server;
  pages: Record<string, ServedPage>;
}

/** Playwright's `test` with a browser that has the extension, and a web server. Each test gets a page of its own. */
export const test = base.extend<{ serve: Serve }, WorkerFixtures>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern
    async ({}, use) => {
      const browser = await launch();
      await browser.context.grantPermissions(['clipboard-read']);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  pages: [async ({}, use) => use({}), { scope: 'worker' }],
  server: [
    async ({ pages }, use) => {
      const server = await serve('tests/fixtures/pages', pages);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ extension }, use) => use(extension.context),
  page: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await use(page);
    await page.close();
  },
  serve: async ({ server, pages }, use) => {
    await use((body, page = {}) => {
      const path = `page-${Object.keys(pages).length}.html`;
      pages[path] = { body: HTML(body), ...page };
      return server.url + path;
    });
  },
});

export { expect } from '@playwright/test';
