import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import build from './build';
import { launch } from './extension';
import { hover, mentionsOn } from './probe';
import { serve } from './server';

const DEFAULT_PAGE = 'tests/fixtures/pages/report.html';
const SCREENSHOT = resolve('test-results/try.png');
const FIRST_MENTION_TIMEOUT_MS = 15_000;

const [target = DEFAULT_PAGE] = process.argv.slice(2);

if (!isUrl(target) && !existsSync(target)) {
  console.error(`${target} is neither a URL nor a file.\nUsage: npm run try -- [URL or file]`);
  process.exit(1);
}

console.log('Building the extension …');
build();
// Browsers keep extensions off file:// until the user allows it, so a file is served.
const file = resolve(target);
const server = isUrl(target) ? null : await serve(dirname(file));
const url = server ? server.url + encodeURIComponent(basename(file)) : target;

const isShown = hasDisplay();
const browser = await launch({ headless: !isShown, ...(isShown && { viewport: null }) });
const page = browser.context.pages()[0] ?? (await browser.context.newPage());
try {
  await page.goto(url);
  if (isShown) {
    console.log('The page is open. Rest the pointer on a marked id; close the browser to end.');
    await new Promise<void>(done => browser.context.on('close', () => done()));
  } else {
    await hoverFirst(page);
  }
} finally {
  await browser.close();
  await server?.close();
}

async function hoverFirst(page: Page): Promise<void> {
  try {
    await page.waitForFunction(() => CSS.highlights.size > 0, null, { timeout: FIRST_MENTION_TIMEOUT_MS });
  } catch {
    console.log(`No ATT&CK id was found on ${url}.`);
    return;
  }
  const mentions = await mentionsOn(page);
  const [first] = mentions.sort((a, b) => a.y - b.y || a.x - b.x);
  if (!first) return;
  console.log(`${mentions.length} mentions are marked. The first is ${first.text}; its card:\n`);
  const card = await hover(page, first.text);
  console.log(await card.text());
  mkdirSync(dirname(SCREENSHOT), { recursive: true });
  await page.screenshot({ path: SCREENSHOT });
  console.log(`\nScreenshot: ${join(SCREENSHOT)}`);
}

function isUrl(text: string): boolean {
  return /^https?:\/\//.test(text);
}

function hasDisplay(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return !CI && (process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY));
}
