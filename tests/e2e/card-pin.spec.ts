import type { Page } from '@playwright/test';
import {
  cardsOn,
  clickIn,
  drag,
  expectCards,
  expectNoCard,
  focusedIn,
  give,
  hosts,
  hoverFor,
  idleFor,
  wordIn,
} from './cards';
import { expect, test } from './fixtures';
import { Card, hover } from './probe';

const T1204 = 'T1204 User Execution';
const T1105 = 'T1105 Ingress Tool Transfer';
const T1190 = 'T1190 Exploit Public-Facing Application';
const T1486 = 'T1486 Data Encrypted for Impact';

// Apart, so that the pointer, which comes from 40 px above, passes over no other.
const FOUR = ['T1204', 'T1105', 'T1190', 'T1486']
  .map((id, i) => `<p style="position: absolute; left: 500px; top: ${20 + i * 60}px">${id}</p>`)
  .join('');

test('a pinned card stays when the pointer leaves, at Esc and at a click elsewhere, and does not follow its mention', async ({
  page,
  serve,
}) => {
  await page.goto(serve(`<p style="margin: 100px 40px 3000px">About T1204.</p>`));
  await hover(page, 'T1204');
  await clickIn(page, T1204, 'Pin');
  const [pinned] = await expectCards(page, T1204);
  expect(pinned!.isPinned).toBe(true);

  await page.mouse.move(900, 500);
  await idleFor(page, 500);
  await page.mouse.click(900, 500);
  await page.keyboard.press('Escape');
  await page.mouse.wheel(0, 50);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await idleFor(page, 200);
  expect(await cardsOn(page)).toEqual([pinned]);

  await clickIn(page, T1204, 'Close');
  await expectNoCard(page);
});

test('three cards can be pinned in the one host; a fourth is refused with a word', async ({ page, serve }) => {
  await page.goto(serve(FOUR));
  await pinThree(page);
  await hover(page, 'T1486');
  await expectCards(page, T1204, T1105, T1190, T1486);
  await clickIn(page, T1486, 'Pin');
  await expect.poll(() => wordIn(page)).toBe('Three cards are pinned already. Close one to pin this.');
  expect((await cardsOn(page)).map(({ isPinned }) => isPinned)).toEqual([true, true, true, false]);
  expect(await hosts(page)).toBe(1);

  await page.keyboard.press('Escape');
  await expectCards(page, T1204, T1105, T1190);
});

test('a pinned card is dragged by its head, and stays in the viewport', async ({ page, serve }) => {
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(serve('<p style="margin: 100px 40px">About T1204.</p>'));
  await hover(page, 'T1204');
  await clickIn(page, T1204, 'Pin');
  const [before] = await cardsOn(page);
  await page.mouse.move(before!.x + 7, before!.y + 14);
  await page.mouse.down();
  await page.mouse.move(before!.x + 107, before!.y + 74, { steps: 5 });
  const [moved] = await cardsOn(page);
  expect([moved!.x - before!.x, moved!.y - before!.y]).toEqual([100, 60]);
  await page.mouse.move(5000, 5000, { steps: 5 });
  await page.mouse.up();
  const [cornered] = await cardsOn(page);
  expect(cornered!.x + cornered!.width).toBeLessThanOrEqual(1200);
  expect(cornered!.y + cornered!.height).toBeLessThanOrEqual(800);
  // Let go, it stays.
  await page.mouse.move(100, 100, { steps: 3 });
  expect(await cardsOn(page)).toEqual([cornered]);

  await page.setViewportSize({ width: 700, height: 420 });
  await expect
    .poll(async () => {
      const [{ x, y, width, height } = cornered!] = await cardsOn(page);
      return x >= 0 && y >= 0 && x + width <= 700 && y + height <= 420;
    })
    .toBe(true);
});

test('a button in the head is no handle, and a card that is not pinned is not dragged', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 100px 40px">About T1204.</p>'));
  await hover(page, 'T1204');
  const [before] = await cardsOn(page);
  await drag(page, before!, before!.x + 30, before!.y + 16);
  expect(await cardsOn(page)).toEqual([before]);
});

test('by keyboard: p pins, the arrow keys move, p again makes it a card as any other', async ({
  page,
  serve,
  extension,
}) => {
  await page.goto(serve('<p style="margin: 100px 40px">About T1204.</p>'));
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await give(extension.worker, page, 'next-mention');
  await expectCards(page, T1204);
  await expect.poll(() => focusedIn(page)).toBe(`dialog ${T1204}`);
  await page.keyboard.press('p');
  await expect.poll(async () => (await cardsOn(page))[0]?.isPinned).toBe(true);
  const [before] = await cardsOn(page);

  // Tab goes on through the card, whose first button is the pin.
  await page.keyboard.press('Tab');
  expect(await focusedIn(page)).toBe('button Pin');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const [moved] = await cardsOn(page);
  expect([moved!.x - before!.x, moved!.y - before!.y]).toEqual([48, 24]);

  await page.keyboard.press('p');
  await expect.poll(async () => (await cardsOn(page))[0]?.isPinned).toBe(false);
  expect((await cardsOn(page))[0]).toMatchObject({ x: moved!.x, y: moved!.y });
  await page.keyboard.press('Escape');
  await expectNoCard(page);
});

test('Esc closes the pinned card that has the focus, and no other', async ({ page, serve }) => {
  await page.goto(serve(FOUR));
  await hover(page, 'T1105');
  await clickIn(page, T1105, 'Pin');
  // The click has left the focus in it.
  await hover(page, 'T1204');
  await expectCards(page, T1105, T1204);
  await page.keyboard.press('Escape');
  await expectCards(page, T1204);
  await page.keyboard.press('Escape');
  await expectNoCard(page);
});

test('unpinned by the pointer, a card closes once the pointer leaves', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 100px 40px">About T1204.</p>'));
  await hover(page, 'T1204');
  await clickIn(page, T1204, 'Pin');
  const [pinned] = await cardsOn(page);
  await clickIn(page, T1204, 'Pin');
  await idleFor(page, 500);
  expect(await cardsOn(page)).toEqual([{ ...pinned, isPinned: false }]);
  await page.mouse.move(900, 700);
  await expectNoCard(page);
});

test('axe finds nothing in pinned cards, nor in one that was refused', async ({ page, serve }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(serve(FOUR));
    await pinThree(page);
    await hoverFor(page, 'T1486', T1486);
    const card = await Card.of(page);
    await clickIn(page, T1486, 'Pin');
    expect(await card.axe()).toEqual([]);
  }
});

/** Pins three cards, out of the way of the fourth mention. */
async function pinThree(page: Page): Promise<void> {
  for (const [i, [id, name]] of [
    ['T1204', T1204] as const,
    ['T1105', T1105] as const,
    ['T1190', T1190] as const,
  ].entries()) {
    await page.mouse.move(5, 5);
    await hoverFor(page, id, name);
    await clickIn(page, name, 'Pin');
    const card = (await cardsOn(page)).find(one => one.name === name);
    await drag(page, card!, 50, 300 + i * 30);
  }
}
