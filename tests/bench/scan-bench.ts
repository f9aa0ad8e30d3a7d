import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
import { EXTENSION } from '../e2e/extension';
import { watchTasks } from '../e2e/longest-task';
import type { InPage, Moves, Work } from './in-page';

declare const bench: InPage;

/** What runs in the page: our own means, the built scanner and the peer. */
export interface Scripts {
  inPage: string;
  scanner: string;
  markJs: string;
}

/** Reads the built scanner and mark.js, and bundles `in-page.ts`. */
export async function loadScripts(): Promise<Scripts> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: resolve('tests/bench/in-page.ts'), formats: ['iife'], name: 'inPage', fileName: 'in-page' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('vite built nothing');
  return {
    inPage: output.output[0].code,
    scanner: readFileSync(join(EXTENSION, 'content-scripts/scanner.js'), 'utf8'),
    markJs: readFileSync(resolve('node_modules/mark.js/dist/mark.min.js'), 'utf8'),
  };
}

/** One scan of one freshly loaded page. */
export interface Sample extends Work {
  /** Its time in ms. */
  script: number;
  /** That and what the browser itself does meanwhile: style, layout, paint. */
  thread: number;
  /** Of all tasks in that time, in ms of the page's thread. */
  longestTask: number;
  /** Growth of the heap, in bytes. */
  heap: number;
}

/**
 * Measures one contender at a time, each on a page loaded anew. Times are in ms of the page's thread, as the browser
 * accounts them: what other processes take away does not count.
 */
export class Bench {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #url: string;
  readonly #scripts: Scripts;

  private constructor(page: Page, session: CDPSession, url: string, scripts: Scripts) {
    this.#page = page;
    this.#session = session;
    this.#url = url;
    this.#scripts = scripts;
  }

  /** A bench on the pages below `url`. */
  static async on(page: Page, url: string, scripts: Scripts): Promise<Bench> {
    // Pages of real sites would ask for their files; only their text is of interest.
    await page.route(
      ({ href }) => !href.startsWith(url),
      route => route.abort(),
    );
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Bench(page, session, url, scripts);
  }

  async floor(path: string): Promise<number> {
    await this.#open(path);
    return this.#timed(() => this.#page.evaluate(() => bench.floor()));
  }

  async scanner(path: string): Promise<Sample> {
    await this.#open(path);
    await this.#page.evaluate(() => bench.instrument());
    const before = await this.#usedHeap();
    const longestTask = await watchTasks(this.#page);
    let work: Work | undefined;
    const threadBefore = await this.#metric('TaskDuration');
    const script = await this.#timed(async () => {
      work = await this.#page.evaluate(source => bench.scan(source), this.#scripts.scanner);
    });
    const thread = (await this.#metric('TaskDuration')) - threadBefore;
    if (!work) throw new Error('The scanner did not run');
    return { ...work, script, thread, longestTask: await longestTask(), heap: (await this.#usedHeap()) - before };
  }

  async markJs(path: string): Promise<number> {
    await this.#open(path);
    return this.#timed(() => this.#page.evaluate(source => bench.markJs(source), this.#scripts.markJs));
  }

  /** Times of `count` pointer moves, on the page that was scanned last. */
  moves(count: number): Promise<Moves> {
    return this.#page.evaluate(n => bench.moves(n), count);
  }

  /** Opens a page and waits until it is laid out and quiet. */
  async #open(path: string): Promise<void> {
    await this.#page.goto(this.#url + encodeURIComponent(path));
    await this.#page.evaluate(this.#scripts.inPage);
    await this.#page.evaluate(() => {
      document.body.getBoundingClientRect();
      return new Promise(done => requestIdleCallback(done));
    });
  }

  async #timed(work: () => Promise<void>): Promise<number> {
    const before = await this.#metric('ScriptDuration');
    await work();
    return (await this.#metric('ScriptDuration')) - before;
  }

  /** Milliseconds. */
  async #metric(wanted: 'ScriptDuration' | 'TaskDuration'): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1000;
  }

  /** Bytes of the page's heap that are still in use after a collection. */
  async #usedHeap(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    return (await this.#session.send('Runtime.getHeapUsage')).usedSize;
  }
}
