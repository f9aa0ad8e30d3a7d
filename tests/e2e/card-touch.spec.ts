import { LONG_PRESS_MS } from '../../lib/page/long-press';
import { expectCards, expectNoCard, Finger, hosts, idleFor } from './cards';
import { expect, test } from './fixtures';
import { hover, mentionOf } from './probe';

const T1204 = 'T1204 User Execution';

test('a long press opens the card, a tap in it keeps it, a tap elsewhere closes it', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 100px 40px 2000px">About T1204.</p>'));
  const { x, y } = await mentionOf(page, 'T1204');
  const finger = await Finger.on(page);
  await finger.down(x, y);
  const [card] = await expectCards(page, T1204);
  await finger.up();
  await idleFor(page, 500);
  await expectCards(page, T1204);

  await finger.tap(card!.x + card!.width / 2, card!.y + 20);
  await idleFor(page, 500);
  await expectCards(page, T1204);
  await finger.tap(700, 600);
  await expectNoCard(page);
});

test('a tap, a swipe and a press beside the mention open nothing; taps and selections are the page’s', async ({
  page,
  serve,
}) => {
  await page.goto(
    serve('<p style="margin: 100px 40px 2000px"><a href="#there">T1204</a> <span id="words">some words</span></p>'),
  );
  const { x, y } = await mentionOf(page, 'T1204');
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  const finger = await Finger.on(page);
  await page.evaluate(() => getSelection()!.selectAllChildren(document.getElementById('words')!));
  await finger.down(x, y);
  for (let i = 1; i <= 4; i++) await finger.move(x, y + i * 12);
  await idleFor(page, LONG_PRESS_MS + 100);
  await finger.up();
  await finger.down(x + 300, y);
  await idleFor(page, LONG_PRESS_MS + 100);
  await finger.up();
  expect(await hosts(page)).toBe(0);

  await page.evaluate(() => scrollTo(0, 0));
  const now = await mentionOf(page, 'T1204');
  await finger.tap(now.x, now.y);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#there');
  expect(await hosts(page)).toBe(0);
});

test('a press on a link prevents nothing, so that its menu comes', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 100px 40px"><a href="#there">T1204</a></p>'));
  const { x, y } = await mentionOf(page, 'T1204');
  await page.evaluate(() => {
    const seen: boolean[] = [];
    Object.assign(window, { seen });
    for (const type of ['pointerdown', 'touchstart', 'contextmenu', 'touchend', 'selectstart']) {
      addEventListener(type, event => seen.push(event.defaultPrevented));
    }
  });
  const finger = await Finger.on(page);
  await finger.down(x, y);
  await expectCards(page, T1204);
  await finger.up();
  const seen = await page.evaluate(() => (window as unknown as { seen: boolean[] }).seen);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).not.toContain(true);
});
