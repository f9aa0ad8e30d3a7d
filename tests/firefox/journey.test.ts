import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type ServedPage, type Server, serve } from '../e2e/server';
import { type Firefox, giveStep, inCard, launchFirefox } from './firefox';

const T1204 = 'T1204 User Execution';
const T1105 = 'T1105 Ingress Tool Transfer';
const WAIT = { timeout: 15_000, interval: 50 };

const pages: Record<string, ServedPage> = {};
let firefox: Firefox;
let server: Server;
let page: Page;

beforeAll(async () => {
  server = await serve('tests/fixtures/pages', pages);
  firefox = await launchFirefox();
});

afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

beforeEach(async () => {
  page = await firefox.browser.newPage();
  await page.setViewport({ width: 1000, height: 700 });
});

afterEach(() => page.close());

test('a rest on a mention opens its card, which stays while the pointer is in it and closes after it left', async () => {
  await open('<p style="margin: 60px">About T1204.</p>');
  await hover('T1204');
  await expectCards(T1204);
  const box = await boxOf(T1204);
  await page.mouse.move(box.x + 100, box.y + 40, { steps: 5 });
  await pass(600);
  await expectCards(T1204);
  expect(await inCard(page, root => root.querySelector('[role="dialog"]')?.textContent ?? '')).toContain('execution');
  await page.mouse.move(900, 650);
  await expectCards();
});

test('Esc closes the card, and reaches the page only when none is open', async () => {
  await open('<p style="margin: 60px">About T1204.</p>');
  await page.evaluate(() => {
    Object.assign(window, { escapes: 0 });
    addEventListener('keydown', () => (window as unknown as { escapes: number }).escapes++);
  });
  const escapes = () => page.evaluate(() => (window as unknown as { escapes: number }).escapes);
  await hover('T1204');
  await expectCards(T1204);
  await page.keyboard.press('Escape');
  await expectCards();
  expect(await escapes()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await escapes()).toBe(1);
});

test('Alt opens the card at once', async () => {
  await open('<p style="margin: 60px">About T1204.</p>');
  await hover('T1204');
  await expectCards(T1204);
  await page.keyboard.press('Escape');
  await expectCards();
  await page.keyboard.down('Alt');
  await expectCards(T1204);
  await page.keyboard.up('Alt');
});

test('a pinned card stays, is dragged, and closes by its button', async () => {
  await open('<p style="margin: 60px">About T1204.</p><p style="margin: 400px 600px">Or T1105.</p>');
  await hover('T1204');
  await expectCards(T1204);
  await click(T1204, 'Pin');
  const before = await boxOf(T1204);
  await page.mouse.move(before.x + 7, before.y + 14);
  await page.mouse.down();
  await page.mouse.move(before.x + 37, before.y + 54, { steps: 4 });
  await page.mouse.up();
  const moved = await boxOf(T1204);
  expect([moved.x - before.x, moved.y - before.y]).toEqual([30, 40]);
  await hover('T1105');
  await expectCards(T1204, T1105);
  await page.mouse.move(990, 10);
  await expectCards(T1204);
  await click(T1204, 'Close');
  await expectCards();
});

test('a step brings the focus into the next card, and Esc brings it back', async () => {
  await open('<p style="margin: 60px">About T1204 and T1105.</p><input value="a word">');
  await mentionIn('T1105');
  await hover('T1204');
  await expectCards(T1204);
  await page.keyboard.press('Escape');
  await page.mouse.move(990, 690);
  await page.focus('input');
  await giveStep(page, 'next');
  await page.bringToFront();
  await expectCards(T1204);
  await giveStep(page, 'next');
  await page.bringToFront();
  await expectCards(T1105);
  await vi.waitFor(
    async () => expect(await inCard(page, root => root.activeElement?.getAttribute('aria-label') ?? '')).toBe(T1105),
    WAIT,
  );
  await page.keyboard.press('Escape');
  await expectCards();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
});

test('mentions in shadow roots have their card', async () => {
  await open('<p>A component:</p>');
  await page.evaluate(() => {
    const root = document.createElement('div');
    root.attachShadow({ mode: 'open' }).innerHTML = '<p style="margin: 60px">About T1105.</p>';
    document.body.append(root);
  });
  // In Firefox the rules of the document do not reach into a shadow tree.
  await vi.waitFor(
    async () => expect(await colouredPixels({ x: 0, y: 60, width: 300, height: 80 })).toBeGreaterThan(20),
    WAIT,
  );
  await hover('T1105');
  await expectCards(T1105);
});

test('a card works inside a modal dialog', async () => {
  await open('<dialog><p style="padding: 40px">About T1204.</p></dialog>');
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await hover('T1204');
  await expectCards(T1204);
  await click(T1204, 'Close');
  await expectCards();
  expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
});

/** How many pixels of a part of the viewport are of a colour, as the line of a mark is. */
async function colouredPixels(clip: { x: number; y: number; width: number; height: number }): Promise<number> {
  const png = await page.screenshot({ clip, encoding: 'base64' });
  return page.evaluate(async data => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data: rgba = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    let count = 0;
    for (let at = 0; at < rgba.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = rgba.slice(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count++;
    }
    return count;
  }, png);
}

async function open(body: string): Promise<void> {
  const path = `page-${Object.keys(pages).length}.html`;
  pages[path] = { body: `<!doctype html><meta charset="utf-8"><title>A page</title>${body}` };
  await page.goto(server.url + path);
}

/** Where the first mention written so is, once it is marked. */
function mentionIn(text: string): Promise<{ x: number; y: number }> {
  return vi.waitFor(async () => {
    const place = await page.evaluate(wanted => {
      for (const name of ['mention', 'mention-stale']) {
        for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(name) ?? []) {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          if (range.toString() !== wanted) continue;
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return null;
    }, text);
    if (!place) throw new Error(`${text} is not marked`);
    return place;
  }, WAIT);
}

async function hover(text: string): Promise<void> {
  const { x, y } = await mentionIn(text);
  await page.mouse.move(x, y - 30);
  await page.mouse.move(x, y);
}

async function expectCards(...names: string[]): Promise<void> {
  const read = () =>
    inCard(page, root => JSON.stringify([...root.querySelectorAll('[role="dialog"]')].map(one => one.ariaLabel)));
  await vi.waitFor(async () => expect(JSON.parse((await read()) ?? '[]')).toEqual(names), WAIT);
}

async function boxOf(name: string, label?: string): Promise<DOMRect> {
  const boxes = await inCard(page, root => {
    const all = [...root.querySelectorAll('[role="dialog"], [role="dialog"] [aria-label]')];
    return JSON.stringify(
      all.map(one => [one.closest('[role="dialog"]')?.ariaLabel, one.ariaLabel, one.getBoundingClientRect()]),
    );
  });
  const wanted = (JSON.parse(boxes ?? '[]') as [string, string, DOMRect][]).find(
    ([dialog, one]) => dialog === name && one === (label ?? name),
  );
  if (!wanted) throw new Error(`There is no ${label ?? 'card'} of ${name}`);
  return wanted[2];
}

async function click(name: string, label: string): Promise<void> {
  const { x, y, width, height } = await boxOf(name, label);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Lets time pass in which nothing may happen: there is no event to wait for. */
function pass(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms));
}
