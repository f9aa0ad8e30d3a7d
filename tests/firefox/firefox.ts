import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { type BrowserKind, findBrowser } from '../e2e/find-browser';

const EXTENSION = resolve('.output/firefox-mv3');
/** Of wxt.config.ts; Firefox gives each installation an address of its own unless it is told one. */
const EXTENSION_ID = 'tidbit@tidbit.example';
const ADDRESS = '7a6b1f0e-2c55-4b1c-9a4e-3d1f8a5b7c21';

const FIREFOX: BrowserKind = {
  name: 'Firefox',
  variable: 'FIREFOX',
  names: ['firefox-esr', 'firefox'],
  elsewhere: ['/Applications/Firefox.app/Contents/MacOS/firefox', '/snap/bin/firefox'],
  packages: {
    'apt-get': 'firefox-esr',
    dnf: 'firefox',
    pacman: 'firefox',
    zypper: 'MozillaFirefox',
    apk: 'firefox-esr',
  },
  help: `"npm run test:firefox" needs a Firefox of version 140 or later, and none was found.
Do one of these, then run the command again:
  - install Firefox with your package manager (for example: sudo apt-get install firefox-esr)
  - set the variable FIREFOX to the path of a Firefox`,
};

/** A Firefox with the extension in a profile of its own. */
export interface Firefox {
  browser: Browser;
  close(): Promise<void>;
}

/** Starts Firefox with the built extension. */
export async function launchFirefox(): Promise<Firefox> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'tidbit-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser(FIREFOX),
    headless: true,
    userDataDir,
    // Firefox shows an extension's own pages to a driver only with this.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: ADDRESS }) },
  });
  await browser.installExtension(EXTENSION);
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}

/** What Puppeteer has inside for a page of Firefox. It is no API of theirs, hence the pinned version. */
interface Internals {
  browsingContext: {
    id: string;
    session?: Session;
    userContext: { browser: { session: Session } };
  };
}

interface Session {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

function internals(page: Page): { context: string; session: Session } {
  const { browsingContext } = page.mainFrame() as unknown as Internals;
  return {
    context: browsingContext.id,
    session: browsingContext.session ?? browsingContext.userContext.browser.session,
  };
}

/**
 * Calls `read` with the closed shadow root of the open card, by the driver's means: the page cannot. It is sent as
 * source, so it may use nothing from outside, and gives a string. Null where no card is open.
 */
export async function inCard(page: Page, read: (root: ShadowRoot) => string): Promise<string | null> {
  const { context, session } = internals(page);
  const target = { context };
  const found = await session.send('script.evaluate', {
    target,
    expression: 'document.querySelector("hover-card")',
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 1, includeShadowTree: 'all' },
  });
  const { result } = found.result as { result: { value?: { shadowRoot?: { sharedId: string } } } };
  const root = result.value?.shadowRoot;
  if (!root) return null;
  const called = await session.send('script.callFunction', {
    target,
    functionDeclaration: `root => (${String(read)})(root)`,
    arguments: [{ sharedId: root.sharedId }],
    awaitPromise: true,
  });
  const answer = called.result as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text);
  return answer.result?.value ?? null;
}

/**
 * Asks the extension, from a page of its own, to send the message that its worker sends for a command: the driver's
 * keys do not reach Firefox's own shortcuts.
 */
export async function giveStep(page: Page, direction: 'next' | 'previous'): Promise<void> {
  const own = await page.browser().newPage();
  const { context, session } = internals(own);
  const url = `moz-extension://${ADDRESS}/workspace.html`;
  await session.send('browsingContext.navigate', { context, url, wait: 'complete' });
  await own.evaluate(
    async ([address, way]) => {
      const { tabs } = (globalThis as unknown as { browser: typeof chrome }).browser;
      const tab = (await tabs.query({})).find(one => one.url === address);
      await tabs.sendMessage(tab?.id ?? -1, { name: 'mention.step', direction: way }, { frameId: 0 });
    },
    [page.url(), direction],
  );
  await own.close();
}
