import { expect, test } from './fixtures';
import { hover, mentionOf } from './probe';

const hosts = (page: import('@playwright/test').Page) => page.locator('hover-card').count();

test('the card of T1204 shows what an analyst looks for, in order', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');

  expect(await card.name()).toBe('T1204 User Execution');
  expect(await card.headings()).toEqual([
    'User Execution',
    'Detection logic',
    'Observed actors',
    'Correlated CTI and IR reports',
    'Continue the investigation',
  ]);
  const text = (await card.text()).replace(/\s+/g, ' ');
  for (const part of [
    'T1204 · execution · 2 actors · 7 correlated reports',
    'with sub-techniques 99 actors',
    'The last step is left to a person',
    'Open detection, hunting, mitigation, and evidence workspace',
    'LAPSUS$',
    'Scattered Spider',
    'cited for Lumma Stealer',
    'all 7 reports',
    'ATT&CK page',
    'T1204.001',
    'ATT&CK 19.1',
  ]) {
    expect(text).toContain(part);
  }
});

for (const [what, written, name, line] of [
  ['a sub-technique', 'T1566.001', 'T1566.001 Spearphishing Attachment', 'T1566.001 · initial access · '],
  ['a mobile technique', 'T1636.004', 'T1636.004 SMS Messages', 'T1636.004 · collection · '],
  ['an ICS technique', 'T0836', 'T0836 Modify Parameter', 'T0836 · impair process control · '],
  ['the slash form', 'T1059/001', 'T1059.001 PowerShell', 'T1059.001 · execution · '],
  ['lower case', 't1003.001', 'T1003.001 LSASS Memory', 'T1003.001 · credential access · '],
] as const) {
  test(`${what} has its card`, async ({ page, server }) => {
    await page.goto(`${server.url}report.html`);
    const card = await hover(page, written);
    expect(await card.name()).toBe(name);
    expect(await card.text()).toContain(line);
  });
}

test('a revoked id says what replaced it, and shows that', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1086');
  expect(await card.name()).toBe('T1059.001 PowerShell');
  expect((await card.text()).replace(/\s+/g, ' ')).toMatch(/^T1086 .*was revoked in March 2020\. It is now T1059\.001/);
});

test('a deprecated id says so', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1043');
  expect(await card.name()).toBe('T1043 Commonly Used Port');
  expect(await card.text()).toMatch(/deprecated/i);
});

test('the page stays as it was: no change until a card opens, and none left after it closed', async ({
  page,
  serve,
}) => {
  await page.goto(serve('<main><p>About T1204 and <a href="#x">T1105</a>.</p></main>'));
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(records => {
      for (const { addedNodes, removedNodes, attributeName } of records) {
        seen.push(
          ...[...addedNodes].map(node => `+${node.nodeName}`),
          ...[...removedNodes].map(node => `-${node.nodeName}`),
        );
        if (attributeName) seen.push(attributeName);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  const html = await page.content();

  await mentionOf(page, 'T1204');
  expect(await seen()).toEqual([]);
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  await expect.poll(() => hosts(page)).toBe(0);
  expect((await seen()).filter(change => change !== 'style')).toEqual(['+HOVER-CARD', '-HOVER-CARD']);
  expect(await page.content()).toBe(html);
});

test('the card closes when the pointer leaves, and stays while it is in the card', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 200px">About T1204.</p>'));
  const card = await hover(page, 'T1204');
  const { x, y, width } = await card.box();
  await page.mouse.move(x + width / 2, y + 40, { steps: 8 });
  await page.mouse.move(x + width / 2, y + 60);
  // Longer than it takes to close: nothing that could be awaited happens.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600)));
  expect(await hosts(page)).toBe(1);

  await page.mouse.move(x - 60, y - 100);
  await expect.poll(() => hosts(page)).toBe(0);
});

test('a click outside closes the card; Esc reaches the page only when no card is open', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 200px">About T1204.</p>'));
  await page.evaluate(() => {
    Object.assign(window, { escapes: 0 });
    addEventListener('keydown', () => (window as unknown as { escapes: number }).escapes++);
  });
  const escapes = () => page.evaluate(() => (window as unknown as { escapes: number }).escapes);

  await hover(page, 'T1204');
  await page.mouse.click(5, 5);
  expect(await hosts(page)).toBe(0);
  await hover(page, 'T1204');
  await page.keyboard.press('Escape');
  expect(await hosts(page)).toBe(0);
  expect(await escapes()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await escapes()).toBe(1);
});

test('the pointer passing over, scrolling or dragging opens nothing', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 200px">About T1204.</p><div style="height: 3000px"></div>'));
  const { x, y } = await mentionOf(page, 'T1204');
  await page.mouse.move(x - 100, y);
  await page.mouse.move(x + 100, y, { steps: 20 });
  await page.mouse.move(x - 100, y);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 4 });
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600)));
  expect(await hosts(page)).toBe(0);
});

test('the workspace of a known technique shows nothing else on its way', async ({ page, extension }) => {
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto(`chrome-extension://${extension.id}/workspace.html#/T1204`);
  await expect(heading).toHaveText('User Execution');
  await page.addInitScript(() => {
    const headings: string[] = [];
    Object.assign(window, { headings });
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent ?? '';
      if (text !== (headings.at(-1) ?? '')) headings.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  await expect(heading).toHaveText('User Execution');
  expect(await page.evaluate(() => (window as unknown as { headings: string[] }).headings)).toEqual([
    'T1204',
    'User Execution',
  ]);
});

test('the workspace opens on the technique and shows the same in full', async ({ page, server, extension }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  const opened = extension.context.waitForEvent('page');
  await card.click('Open detection, hunting');
  const workspace = await opened;
  expect(workspace.url()).toBe(`chrome-extension://${extension.id}/workspace.html#/T1204`);

  await expect(workspace.getByRole('heading', { level: 1 })).toHaveText('User Execution');
  await expect(workspace).toHaveTitle('T1204 User Execution – Tidbit');
  for (const name of ['Detection logic', 'Observed actors', 'Correlated CTI and IR reports']) {
    await expect(workspace.getByRole('heading', { level: 2, name })).toBeVisible();
  }
  await expect(workspace.getByText('M1038')).toBeVisible();
  await workspace.close();
});

test('all reports unfold in the card', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  await card.click('all 7 reports');
  await expect
    .poll(() => card.evaluate(root => root.querySelectorAll('[data-report], .rows li').length))
    .toBeGreaterThanOrEqual(7);
});

test('Markdown is copied, also on a page that is not secure', async ({ page, serve, server }) => {
  await page.goto(serve('<p>About T1204.</p>').replace('127.0.0.1', 'insecure.localhost'));
  const card = await hover(page, 'T1204');
  await card.click('Copy as…');
  await card.click('Markdown');
  await expect.poll(() => card.text()).toContain('Copied');
  await page.goto(`${server.url}report.html`);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# .*T1204.* User Execution/);
});

test('the card works inside a modal dialog of the page', async ({ page, serve }) => {
  await page.goto(serve('<dialog><p style="padding: 40px">About T1204.</p></dialog>'));
  await page.evaluate(() => document.querySelector('dialog')!.showModal());
  const card = await hover(page, 'T1204');
  await card.click('all 7 reports');
  await card.click('Close');
  await expect.poll(() => hosts(page)).toBe(0);
  expect(await page.evaluate(() => document.querySelector('dialog')!.open)).toBe(true);
});

test('a card in a frame opens in that frame', async ({ page, serve, server }) => {
  await page.goto(serve(`<iframe src="${server.url}report.html" width="700" height="600"></iframe>`));
  const [, frame] = page.frames();
  const { x, y } = await mentionOf(frame!, 'T1204');
  const box = (await page.locator('iframe').boundingBox())!;
  await page.mouse.move(box.x + x, box.y + y - 30);
  await page.mouse.move(box.x + x, box.y + y);
  await frame!.waitForSelector('hover-card', { state: 'attached' });
  expect(await hosts(page)).toBe(0);
});

test('the host shields itself from the page: its style, its scripts', async ({ page, serve }) => {
  await page.goto(
    serve(`<style>* { display: none !important } html, body, p { display: block !important }
      hover-card { opacity: 0; left: 900px !important; font-size: 40px }</style><p>About T1204.</p>`),
  );
  const card = await hover(page, 'T1204');
  const { x, width, height } = await card.box();
  expect({ x: x < 200, width, isTall: height > 200 }).toEqual({ x: true, width: 400, isTall: true });
  expect(await page.evaluate(() => document.querySelector('hover-card')!.shadowRoot)).toBeNull();
  expect(await page.evaluate(() => document.querySelector('hover-card')!.getAttributeNames())).toEqual([
    'popover',
    'style',
  ]);
});
