import { cardsOn, clickIn, expectCards, expectNoCard, hosts, hoverFor, idleFor, type SeenCard } from './cards';
import { expect, test } from './fixtures';
import { mentionOf } from './probe';

const T1204 = 'T1204 User Execution';
const GAP = 6;
const LINE = 'font: 16px/20px monospace';

const isWithin = ({ x, y, width, height }: SeenCard, right: number, bottom: number) =>
  x >= 0 && y >= 0 && x + width <= right && y + height <= bottom;

test('at every edge the card is whole in the viewport and leaves its mention in sight', async ({ page, serve }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  for (const place of ['left: 0; top: 0', 'right: 0; top: 0', 'left: 0; bottom: 0', 'right: 0; bottom: 0']) {
    await page.goto(serve(`<p style="position: fixed; margin: 0; ${LINE}; ${place}">T1204</p>`));
    await page.mouse.move(500, 350);
    await mentionOf(page, 'T1204');
    const { x, y } = await mentionOf(page, 'T1204');
    await page.mouse.move(x, y);
    const [card] = await expectCards(page, T1204);
    expect(isWithin(card!, 1000, 700)).toBe(true);
    const coversMention = card!.x <= x && x <= card!.x + card!.width && card!.y <= y && y <= card!.y + card!.height;
    expect(coversMention).toBe(false);
  }
});

test('a mention that wraps has its card at the line under the pointer', async ({ page, serve }) => {
  await page.goto(serve(`<p style="margin: 100px; width: 6ch; word-break: break-all; ${LINE}">abc T1204 end</p>`));
  await mentionOf(page, 'T1204');
  const lines = await page.evaluate(() => {
    const [range] = CSS.highlights.get('mention')!;
    const live = document.createRange();
    live.setStart(range!.startContainer, range!.startOffset);
    live.setEnd(range!.endContainer, range!.endOffset);
    return [...live.getClientRects()].map(({ left, bottom }) => ({ left, bottom }));
  });
  expect(lines).toHaveLength(2);
  for (const { left, bottom } of lines) {
    await page.mouse.move(left + 4, bottom - 60);
    await page.mouse.move(left + 4, bottom - 6);
    await expect.poll(async () => (await cardsOn(page))[0]?.y).toBeCloseTo(bottom + GAP, -1);
    await page.keyboard.press('Escape');
    await page.mouse.move(500, 500);
  }
});

test('in a text from right to left the card begins at the right end of its mention', async ({ page, serve }) => {
  await page.goto(serve(`<div dir="rtl"><p style="margin: 100px; ${LINE}">استخدم T1204 ثم</p></div>`));
  const { right } = await page.evaluate(async () => {
    while (!CSS.highlights.get('mention')?.size) await new Promise(requestAnimationFrame);
    const [range] = CSS.highlights.get('mention')!;
    const live = document.createRange();
    live.setStart(range!.startContainer, range!.startOffset);
    live.setEnd(range!.endContainer, range!.endOffset);
    return { right: live.getBoundingClientRect().right };
  });
  const card = await hoverFor(page, 'T1204', T1204);
  expect(card.x + card.width).toBeCloseTo(right, -1);
});

test('the card follows its mention through scrolling, and closes when that is out of sight', async ({
  page,
  serve,
}) => {
  await page.goto(
    serve('<div id="box" style="height: 400px; overflow: auto"><p style="margin: 200px 40px 2000px">T1204</p></div>'),
  );
  const before = await hoverFor(page, 'T1204', T1204);
  await page.evaluate(() => document.getElementById('box')!.scrollBy({ top: 30, behavior: 'instant' }));
  await expect.poll(async () => (await cardsOn(page))[0]?.y).toBe(before.y - 30);
  await page.evaluate(() => document.getElementById('box')!.scrollBy({ top: 600, behavior: 'instant' }));
  await expectNoCard(page);
});

test('at 200 % zoom the card fits the window and scrolls within', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 200px 40px 2000px">About T1204.</p>'));
  // Zoom makes the window smaller in CSS pixels and the pixels finer; nothing else.
  await page.setViewportSize({ width: 640, height: 360 });
  const card = await hoverFor(page, 'T1204', T1204);
  expect(isWithin(card, 640, 360)).toBe(true);
  expect(card.height).toBeGreaterThanOrEqual(180);
});

test('a page that zooms itself does not zoom or displace the card', async ({ page, serve }) => {
  await page.goto(serve(`<style>html { zoom: 1.5 }</style><p style="margin: 60px; ${LINE}">About T1204.</p>`));
  const { y } = await mentionOf(page, 'T1204');
  const card = await hoverFor(page, 'T1204', T1204);
  expect(card.width).toBe(400);
  expect(card.y - y).toBeGreaterThan(10);
  expect(card.y - y).toBeLessThan(40);
});

test('in a frame smaller than a card, the card fits the frame and scrolls within', async ({ page, serve }) => {
  const inner = serve('<p style="margin: 40px 60px 900px">About T1204.</p>');
  await page.goto(serve(`<iframe src="${inner}" width="320" height="180" style="border: 0"></iframe>`));
  const frame = page.frames()[1]!;
  const { x, y } = await mentionOf(frame, 'T1204');
  const box = (await page.locator('iframe').boundingBox())!;
  await page.mouse.move(box.x + x, box.y + y - 20);
  await page.mouse.move(box.x + x, box.y + y);
  await frame.waitForSelector('hover-card', { state: 'attached' });
  const boxInFrame = () =>
    frame.evaluate(() => {
      const { left, top, right, bottom, height } = document.querySelector('hover-card')!.getBoundingClientRect();
      return { isWhole: left >= 0 && top >= 0 && right <= 320 && bottom <= 180, isUseful: height >= 150 };
    });
  await expect.poll(boxInFrame).toEqual({ isWhole: true, isUseful: true });
  expect(await hosts(page)).toBe(0);
});

test.describe('what lies above the page', () => {
  const isOnTop = (page: import('@playwright/test').Page, { x, y, width, height }: SeenCard) =>
    page.evaluate(([left, top]) => document.elementFromPoint(left, top)?.localName, [
      x + width / 2,
      y + height / 2,
    ] as const);

  test('a card shows over an element that fills the screen, and one that is pinned stays on top', async ({
    page,
    serve,
  }) => {
    await page.goto(serve('<main style="background: white"><p style="margin: 100px">About T1204.</p></main>'));
    await hoverFor(page, 'T1204', T1204);
    await clickIn(page, T1204, 'Pin');
    await page.evaluate(() => document.querySelector('main')!.requestFullscreen());
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.localName)).toBe('main');
    const [pinned] = await cardsOn(page);
    await expect.poll(() => isOnTop(page, pinned!)).toBe('hover-card');
    await clickIn(page, T1204, 'Close');
    await expectNoCard(page);

    await page.mouse.move(600, 500);
    const card = await hoverFor(page, 'T1204', T1204);
    expect(await isOnTop(page, card)).toBe('hover-card');
    await page.evaluate(() => document.exitFullscreen());
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  });

  test('pinned cards go into a modal dialog that opens and come out when it closes or is removed', async ({
    page,
    serve,
  }) => {
    await page.goto(serve('<p style="margin: 60px">About T1204.</p><dialog><p>A question</p></dialog>'));
    await hoverFor(page, 'T1204', T1204);
    await clickIn(page, T1204, 'Pin');
    const home = () => page.evaluate(() => document.querySelector('hover-card')?.parentElement?.localName);
    expect(await home()).toBe('html');
    for (const end of ['close', 'remove'] as const) {
      await page.evaluate(() => document.querySelector('dialog')!.showModal());
      await expect.poll(home).toBe('dialog');
      const [card] = await cardsOn(page);
      expect(await isOnTop(page, card!)).toBe('hover-card');
      await page.evaluate(way => document.querySelector('dialog')![way](), end);
      await expect.poll(home).toBe('html');
      expect(await isOnTop(page, card!)).toBe('hover-card');
    }
    await clickIn(page, T1204, 'Close');
    await expectNoCard(page);
  });

  test('a dialog of a component, in its shadow root, has the card of the text slotted into it', async ({
    page,
    serve,
  }) => {
    await page.goto(serve('<my-dialog><p style="padding: 40px">About T1204.</p></my-dialog>'));
    await page.evaluate(() => {
      const root = document.querySelector('my-dialog')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<dialog><slot></slot></dialog>';
      root.querySelector('dialog')!.showModal();
    });
    const { x, y } = await mentionOf(page, 'T1204');
    await page.mouse.move(x, y - 15);
    await page.mouse.move(x, y);
    const host = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector('my-dialog')!;
        const card = shadowRoot?.querySelector('dialog > hover-card');
        const { x: left, y: top, height } = card?.getBoundingClientRect() ?? new DOMRect();
        return {
          isTall: height > 100,
          isOnTop: card !== null && shadowRoot?.elementFromPoint(left + 20, top + 30) === card,
        };
      });
    await expect.poll(host).toEqual({ isTall: true, isOnTop: true });
    await page.keyboard.press('Escape');
    await expect.poll(host).toEqual({ isTall: false, isOnTop: false });
  });

  test('a click in the card of a popover does not close the popover', async ({ page, serve }) => {
    await page.goto(serve('<div popover style="margin: 40px; padding: 20px">About T1204.</div>'));
    await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')!.showPopover());
    await hoverFor(page, 'T1204', T1204);
    await clickIn(page, T1204, 'Pin');
    await idleFor(page, 100);
    expect(await page.evaluate(() => document.querySelector('div')!.matches(':popover-open'))).toBe(true);
    await page.evaluate(() => document.querySelector<HTMLElement>('div')!.hidePopover());
    const [card] = await expectCards(page, T1204);
    await expect.poll(() => isOnTop(page, card!)).toBe('hover-card');
  });
});
