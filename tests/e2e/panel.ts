import type { Page } from '@playwright/test';
import { build } from 'vite';
import type * as Follow from '../../lib/platform/follow-page';
import type * as PageApi from '../../lib/platform/page';
import type { Browser } from './extension';

type Api = typeof PageApi & typeof Follow;
type Result<N extends keyof Api> = Awaited<ReturnType<Api[N]>>;

/** An open page of the extension with the functions of lib/platform/page.ts, as the side panel has them. */
export interface Panel {
  page: Page;
  /** Calls one of them for a tab. */
  call<N extends Exclude<keyof typeof PageApi, 'default'>>(
    name: N,
    tab: Page,
    ...more: Parameters<Api[N]> extends [number, ...infer Rest] ? Rest : never
  ): Promise<Result<N>>;
  /** Begins to follow a tab, and gives the way to ask how often it has changed since. */
  follow(tab: Page): Promise<() => Promise<number>>;
  /** The tab's id. */
  idOf(tab: Page): Promise<number>;
}

let bundle: Promise<string> | undefined;

/** The functions as one script that leaves them in `globalThis.panel`. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/e2e/panel-api.ts', formats: ['iife'], name: 'panel' },
    },
  });
  const [{ output }] = [result].flat() as { output: { code?: string }[] }[] as [{ output: { code?: string }[] }];
  return `${output[0]?.code ?? ''};globalThis.panel = panel;`;
}

/** Opens such a page in a tab of its own. */
export async function openPanel({ context, id }: Browser): Promise<Panel> {
  bundle ??= bundled();
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/workspace.html`);
  await page.evaluate(await bundle);

  const idOf = async (tab: Page) => {
    // A tab that is not in front is not read.
    await tab.bringToFront();
    return page.evaluate(
      async url => (await chrome.tabs.query({})).find(tab => tab.url === url)?.id ?? -1,
      await tab.evaluate(() => location.href),
    );
  };
  return {
    page,
    idOf,
    async call(name, tab, ...more) {
      const args = [await idOf(tab), ...more];
      return page.evaluate(
        ([name, args]) => {
          const { panel } = globalThis as unknown as { panel: Record<string, (...args: unknown[]) => unknown> };
          return panel[name as string]?.(...(args as unknown[]));
        },
        [name, args] as const,
      ) as never;
    },
    async follow(tab) {
      const counter = `changes-${Math.random()}`;
      await page.evaluate(
        ([tabId, counter]) => {
          const slot = globalThis as unknown as { panel: Pick<Api, 'followPage'> } & Record<string, number>;
          slot[counter as string] = 0;
          slot.panel.followPage(tabId as number, () => slot[counter as string]!++, new AbortController().signal);
        },
        [await idOf(tab), counter] as const,
      );
      return () => page.evaluate(counter => (globalThis as unknown as Record<string, number>)[counter] ?? -1, counter);
    },
  };
}
