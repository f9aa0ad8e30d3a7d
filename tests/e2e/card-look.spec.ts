import type { Page } from '@playwright/test';
import { expectCards, give } from './cards';
import { expect, type Serve, test } from './fixtures';
import { type Card, hover } from './probe';

async function open(page: Page, serve: Serve, id: string, style = 'margin: 60px 40px 2000px'): Promise<Card> {
  await page.goto(serve(`<p style="${style}">See ${id}, T1105.</p>`));
  return hover(page, id);
}

test('on a low window the detection is in sight as soon as the card opens', async ({ page, serve }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const id of ['T1059.001', 'T1204.002', 'T1055', 'T1027', 'T1566.001', 'T1105', 'T1003.001']) {
    // In the middle, where neither side has more room than half the window.
    const card = await open(page, serve, id, 'position: fixed; left: 40px; top: 350px; margin: 0');
    const seen = await card.evaluate(root => {
      const body = root.querySelector('.card-body')!.getBoundingClientRect();
      const prose = root.querySelector('.section .prose')!;
      return (body.bottom - prose.getBoundingClientRect().top) / Number.parseFloat(getComputedStyle(prose).lineHeight);
    });
    // Of the widest of the fonts that a card may get, as here.
    expect(seen, `lines of detection of ${id}`).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('Escape');
  }
});

test('head and foot fit, from the widest card to the narrowest', async ({ page, serve }) => {
  for (const [width, lines] of [
    [1280, 1],
    [435, 1],
    [348, 2],
    [304, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 720 });
    const card = await open(page, serve, 'T1204');
    const found = await card.evaluate(root => {
      const dialog = root.querySelector('[role="dialog"]')!;
      const { right } = dialog.getBoundingClientRect();
      const foot = root.querySelector('.card-foot')!;
      const out = [...dialog.querySelectorAll('*')].filter(
        one => !one.closest('.unseen, [hidden]') && one.getBoundingClientRect().right > right,
      );
      const tops = [...foot.querySelectorAll('button, .basis')].map(one => one.getBoundingClientRect().bottom);
      const rows = new Set(tops.map(bottom => Math.round(bottom / 12))).size;
      return {
        out: out.map(one => one.outerHTML.slice(0, 80)),
        isScrolled: foot.scrollHeight > foot.clientHeight,
        rows,
      };
    });
    expect(found.out, `beyond a card in ${width} px`).toEqual([]);
    expect(found.isScrolled).toBe(false);
    expect(found.rows).toBeLessThanOrEqual(lines);
    await page.keyboard.press('Escape');
  }
});

test('at 200 % zoom head, body and foot of a full card can all be reached', async ({ page, serve }) => {
  // Zoom makes the window smaller in CSS pixels and the pixels finer; nothing else.
  await page.setViewportSize({ width: 640, height: 360 });
  for (const id of ['T1059.001', 'T1086']) {
    const card = await open(page, serve, id);
    await card.click('Sources');
    await expect.poll(() => card.text()).toContain('MITRE');
    const { x, y, width, height } = await card.box();
    expect(x >= 0 && y >= 0 && x + width <= 640 && y + height <= 360).toBe(true);
    expect(await card.axe()).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('with forced colours every edge and state is still drawn', async ({ page, serve }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const card = await open(page, serve, 'T1086');
  const drawn = await card.evaluate(root => {
    const style = (selector: string) => getComputedStyle(root.querySelector(selector)!);
    return {
      edge: style('.card').borderTopStyle,
      notice: style('.stale').borderTopStyle,
      // A bar is a background, which forced colours would take away.
      bar: style('.bar > span').backgroundColor !== style('.card').backgroundColor,
    };
  });
  expect(drawn).toEqual({ edge: 'solid', notice: 'solid', bar: true });
  expect(await card.axe()).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
});

test('with reduced motion nothing in a card moves', async ({ page, serve }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const card = await open(page, serve, 'T1204');
  const moving = await card.evaluate(
    root => root.querySelector('[role="dialog"]')!.getAnimations({ subtree: true }).length,
  );
  expect(moving).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

const ringed = (card: Card) =>
  card.evaluate(root =>
    [...root.querySelectorAll(':focus-visible')]
      .filter(one => getComputedStyle(one).outlineStyle !== 'none')
      .map(one => one.getAttribute('aria-label') ?? one.textContent),
  );

test('the mouse leaves no focus ring, whatever key opened the card', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 60px 40px 2000px">See T1059.001.</p>'));
  for (const isPeek of [false, true]) {
    if (isPeek) await page.keyboard.down('Alt');
    const card = await hover(page, 'T1059.001');
    if (isPeek) await page.keyboard.up('Alt');
    for (const label of [
      'more',
      'Pin',
      'Pin',
      ' more',
      'Copy as…',
      'Markdown',

      'Command and Scripting Interpreter',
      'Back to PowerShell',
    ]) {
      // What a click leads to may have to be asked for.
      await expect(() => card.click(label)).toPass();
      expect(await ringed(card), `after a click on ${label}`).toEqual([]);
    }
    await page.mouse.click(900, 600);
    await page.mouse.move(900, 500);
  }
});

test('the keyboard always sees where it is', async ({ page, serve, extension: { worker } }) => {
  await page.goto(serve('<p style="margin: 60px 40px 2000px">See T1204.</p>'));
  const card = await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await give(worker, page, 'next-mention');
  await expectCards(page, 'T1204 User Execution');
  await expect.poll(() => ringed(card)).toEqual(['T1204 User Execution']);
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab');
    expect((await ringed(card)).length, `stop ${i + 1}`).toBe(1);
  }
});
