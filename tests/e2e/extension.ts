import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import { findChromium } from './chromium';

/** The build for Chromium that is tested. */
export const EXTENSION = resolve('.output/chrome-mv3');

// Chromium's own background traffic fails slowly where there is no network, and would blur what is ours.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with the extension in a profile of its own. */
export interface Browser {
  context: BrowserContext;
  /** The extension's worker, as it was first started. */
  worker: Worker;
  /** The extension's id. */
  id: string;
  close(): Promise<void>;
}

/** How to start it. A given `profile` is kept at close, for a second start. */
export interface LaunchOptions {
  headless?: boolean;
  profile?: string;
  /** A changed copy of the build; the build itself without. */
  extension?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number } | null;
  proxy?: { server: string; bypass: string };
}

/** Starts Chromium with the built extension. */
export async function launch(settings: LaunchOptions = {}): Promise<Browser> {
  const { headless = true, extension = EXTENSION, profile, ...options } = settings;
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'tidbit-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    headless,
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`, ...QUIET],
    ...options,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    worker,
    id: new URL(worker.url()).host,
    async close() {
      await context.close();
      if (!profile) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Kills the extension's worker, as the browser does when it has been idle, and waits until it is gone. */
export async function killWorker(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const running = new Map<string, string>();
  const stopped = new Promise<void>(resolve => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) running.set(versionId, runningStatus);
      if ([...running.values()].every(status => status === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}
