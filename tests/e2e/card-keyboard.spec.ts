import { cardsOn, expectCards, expectNoCard, focusedIn, give, hosts, idleFor, wordIn } from './cards';
import { expect, test } from './fixtures';
import { Card, hover, mentionOf, scanned } from './probe';

const T1204 = 'T1204 User Execution';
const T1105 = 'T1105 Ingress Tool Transfer';
const T1190 = 'T1190 Exploit Public-Facing Application';

test('steps go through the page in its order, shadow roots included, and bring the focus into the card', async ({
  page,
  serve,
  extension: { worker },
}) => {
  await page.goto(serve('<p>First T1204.</p><p style="margin-top: 3000px">Last T1190.</p>'));
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>Then T1105.</p>';
    document.querySelector('p')!.after(host);
  });
  await mentionOf(page, 'T1105');
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await page.evaluate(() => scrollTo(0, 0));

  for (const name of [T1204, T1105, T1190]) {
    await give(worker, page, 'next-mention');
    await expectCards(page, name);
    await expect.poll(() => focusedIn(page)).toBe(`dialog ${name}`);
    expect(await (await Card.of(page)).name()).toBe(name);
  }
  // The last one was out of sight.
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  const [last] = await cardsOn(page);
  const viewport = page.viewportSize()!;
  expect(last!.y + last!.height).toBeLessThanOrEqual(viewport.height);
  expect(await wordIn(page)).toBe('');

  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
  await expect.poll(() => wordIn(page)).toBe('That was the last mention. This is the first.');
  await give(worker, page, 'previous-mention');
  await expectCards(page, T1190);
  await expect.poll(() => wordIn(page)).toBe('That was the first mention. This is the last.');
  expect(await (await Card.of(page)).axe()).toEqual([]);
  await give(worker, page, 'previous-mention');
  await expectCards(page, T1105);
});

test('Esc returns the focus to where it was, with the selection as it was', async ({
  page,
  serve,
  extension: { worker },
}) => {
  await page.goto(serve('<p>About T1204 and T1105.</p><input value="find the loader"><p id="text">Selected words</p>'));
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.getElementById('text')!);
    const input = document.querySelector('input')!;
    input.focus();
    input.setSelectionRange(5, 8);
  });
  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
  await give(worker, page, 'next-mention');
  await expectCards(page, T1105);
  await page.keyboard.press('Escape');
  await expectNoCard(page);
  expect(
    await page.evaluate(() => {
      const input = document.querySelector('input')!;
      return [document.activeElement === input, input.selectionStart, input.selectionEnd];
    }),
  ).toEqual([true, 5, 8]);

  // Nothing had the focus, and text was selected.
  await page.evaluate(() => {
    document.querySelector('input')!.blur();
    getSelection()!.selectAllChildren(document.getElementById('text')!);
  });
  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
  await page.keyboard.press('Escape');
  await expectNoCard(page);
  expect(await page.evaluate(() => [document.activeElement?.localName, String(getSelection())])).toEqual([
    'body',
    'Selected words',
  ]);
});

test('the pointer’s moves leave a card that the keyboard opened; focus going to the page closes it', async ({
  page,
  serve,
  extension: { worker },
}) => {
  await page.goto(serve('<p>About T1204.</p><button style="margin: 600px 20px">A button</button>'));
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
  await page.mouse.move(700, 500);
  await page.mouse.move(720, 520, { steps: 3 });
  await idleFor(page, 500);
  await expectCards(page, T1204);
  await page.locator('button').focus();
  await expectNoCard(page);
});

test('Tab goes through the card from its head on', async ({ page, serve, extension: { worker } }) => {
  await page.goto(serve('<p>About T1204.</p>'));
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await give(worker, page, 'next-mention');
  await expect.poll(() => focusedIn(page)).toBe(`dialog ${T1204}`);
  const order = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Tab');
    order.push(await focusedIn(page));
  }
  expect(order.slice(0, 2)).toEqual(['button Pin', 'button Close']);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expectNoCard(page);
});

test('the first step begins with what is in sight', async ({ page, serve, extension: { worker } }) => {
  await page.goto(serve('<p style="margin-bottom: 2000px">T1204</p><p>T1105</p><p style="margin: 2000px 0">T1190</p>'));
  await hover(page, 'T1105');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await give(worker, page, 'next-mention');
  await expectCards(page, T1105);
  await page.keyboard.press('Escape');
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await give(worker, page, 'previous-mention');
  await expectCards(page, T1190);
});

test('a mention deep in one long text, within a scrolling box, is scrolled to', async ({
  page,
  serve,
  extension: { worker },
}) => {
  const lines = (count: number) => 'nothing here\n'.repeat(count);
  await page.goto(
    serve(`<pre style="height: 300px; overflow: auto">${lines(200)}T1204\n${lines(200)}T1105\n${lines(200)}</pre>`),
  );
  await scanned(page);
  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
  const top = () => page.evaluate(() => document.querySelector('pre')!.scrollTop);
  const first = await top();
  expect(first).toBeGreaterThan(1000);
  await give(worker, page, 'next-mention');
  await expectCards(page, T1105);
  expect(await top()).toBeGreaterThan(first + 1000);
});

test('the frame that has the focus is stepped through', async ({ page, serve, extension: { worker } }) => {
  const inner = serve('<p tabindex="0">In the frame T1105.</p>');
  await page.goto(serve(`<p>Around it T1204.</p><iframe src="${inner}" width="700" height="500"></iframe>`));
  const frame = page.frames()[1]!;
  await mentionOf(frame, 'T1105');
  await mentionOf(page, 'T1204');
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await frame.locator('p').focus();
  const inFrame = () => frame.locator('hover-card').count();
  await give(worker, page, 'next-mention');
  await expect.poll(inFrame).toBe(1);
  expect(await hosts(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(inFrame).toBe(0);
  expect(await frame.evaluate(() => document.activeElement?.localName)).toBe('p');

  // The focus in a frame without a mention: the page around it has one.
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await page.locator('iframe').focus();
  await give(worker, page, 'next-mention');
  await expectCards(page, T1204);
});

test('without a mention, nothing happens and nothing fails', async ({ page, serve, extension: { worker } }) => {
  const said: string[] = [];
  const listen = (message: { text: () => string }) => said.push(message.text());
  worker.on('console', listen);
  page.on('console', listen);
  page.on('pageerror', error => said.push(error.message));
  await page.goto(serve('<p>Nothing of the kind.</p>'));
  await scanned(page);
  await give(worker, page, 'next-mention');
  await give(worker, page, 'previous-mention');
  await idleFor(page, 500);
  expect(await hosts(page)).toBe(0);
  // Nor on a page of the browser's own.
  await page.goto('chrome://version');
  await give(worker, page, 'next-mention');
  await idleFor(page, 300);
  expect(said).toEqual([]);
});

test('the commands are in the manifest, each with a key of its own', async ({ extension: { worker } }) => {
  const commands = await worker.evaluate(() => chrome.runtime.getManifest().commands);
  const keys = Object.entries(commands ?? {}).map(([name, { suggested_key }]) => [
    name,
    (suggested_key as { default?: string } | undefined)?.default,
  ]);
  expect(keys).toContainEqual(['next-mention', 'Alt+Shift+Period']);
  expect(keys).toContainEqual(['previous-mention', 'Alt+Shift+Comma']);
  // Chromium takes no more.
  expect(keys.filter(([, key]) => key).length).toBeLessThanOrEqual(4);
});
