import type { Page } from '@playwright/test';
import { killWorker } from './extension';
import { test as base, expect } from './fixtures';
import { openPanel, type Panel } from './panel';
import { mentionOf, mentionsOn, scanned } from './probe';

const test = base.extend<{ panel: Panel }>({
  panel: async ({ extension }, use) => {
    const panel = await openPanel(extension);
    await use(panel);
    await panel.page.close();
  },
});

/** Waits for what `read` gives: a loaded machine may take its time. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

const badge = async (panel: Panel, page: Page) => {
  const tabId = await panel.idOf(page);
  return panel.page.evaluate(
    async tabId => [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })],
    tabId,
  );
};

const ids = async (panel: Panel, page: Page) => (await panel.call('pageObjects', page)).map(({ id }) => id);

test('a page’s objects come in page order, with their number and their first sentence', async ({
  panel,
  page,
  serve,
}) => {
  await page.goto(
    serve(`<p>They began in May. Users opened <b>T1204</b>.002 files,
        e.g. macros! Then came t1105.</p>
      <ul><li>T1086<li>T1204.002 again and T1204</ul>
      <table><tr><td>T1055<td>Hides code<td>in others</tr></table>
      <p hidden>T1490</p><pre>The loader writes T1547
at start.

Another paragraph.</pre>`),
  );
  await mentionOf(page, 'T1547');
  await expect
    .poll(() => panel.call('pageObjects', page))
    .toEqual([
      { id: 'T1204.002', liveness: 'live', count: 2, sentence: 'Users opened T1204.002 files, e.g. macros!' },
      { id: 'T1105', liveness: 'live', count: 1, sentence: 'Then came t1105.' },
      { id: 'T1086', liveness: 'stale', count: 1, sentence: 'T1086' },
      { id: 'T1204', liveness: 'live', count: 1, sentence: 'T1204.002 again and T1204' },
      { id: 'T1055', liveness: 'live', count: 1, sentence: 'T1055 Hides code in others' },
      { id: 'T1547', liveness: 'live', count: 1, sentence: 'The loader writes T1547 at start.' },
    ]);
});

test('frames and shadow roots are part of the page', async ({ panel, page, serve, server }) => {
  const other = serve('<p>T1486 from another site, T1105 too.</p>').replace('127.0.0.1', 'localhost');
  expect(other).not.toContain(server.url);
  await page.goto(
    serve(`<p>T1204</p><div id="open"><p>T1490, a child without a slot</p></div><x-closed></x-closed><p>T1105</p>
      <iframe src="${other}"></iframe><iframe srcdoc="<p>T1190</p>"></iframe>
      <script>
        document.getElementById('open').attachShadow({ mode: 'open' }).innerHTML = '<p>T1003 in the open.</p>';
        customElements.define('x-closed', class extends HTMLElement {
          constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = '<p>T1055 behind doors.</p>'; }
        });
      </script>`),
  );
  await soon(() => ids(panel, page)).toEqual(['T1204', 'T1003', 'T1055', 'T1105', 'T1486', 'T1190']);
  const objects = await panel.call('pageObjects', page);
  expect(objects.find(({ id }) => id === 'T1105')).toMatchObject({ count: 2, sentence: 'T1105' });
  expect(objects.find(({ id }) => id === 'T1055')).toMatchObject({ sentence: 'T1055 behind doors.' });
  await soon(() => badge(panel, page)).toEqual(['6', 'Tidbit: 6 ATT&CK objects on this page']);

  await page.evaluate(() => document.querySelector('iframe')?.remove());
  await soon(() => badge(panel, page)).toEqual(['5', 'Tidbit: 5 ATT&CK objects on this page']);
});

test('what comes and goes is followed, with the worker killed in between', async ({
  extension,
  panel,
  page,
  serve,
}) => {
  await page.goto(serve('<main><p>T1204</p></main>'));
  await mentionOf(page, 'T1204');
  await soon(() => badge(panel, page)).toEqual(['1', 'Tidbit: 1 ATT&CK object on this page']);
  const changes = await panel.follow(page);

  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('afterbegin', '<p>T1105</p>'));
  await soon(changes).toBeGreaterThan(0);
  await soon(() => ids(panel, page)).toEqual(['T1105', 'T1204']);

  await killWorker(extension.context);
  const before = await changes();
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p>T1190, T1204</p>'));
  await soon(changes).toBeGreaterThan(before);
  await soon(() => ids(panel, page)).toEqual(['T1105', 'T1204', 'T1190']);
  await soon(async () => (await badge(panel, page))[0]).toBe('3');

  await page.evaluate(() => document.querySelector('main')?.remove());
  await soon(() => ids(panel, page)).toEqual([]);
  await soon(() => badge(panel, page)).toEqual(['', 'Tidbit']);
});

test('a page without mentions has nothing, and hears of nobody', async ({ panel, page, serve }) => {
  await page.goto(serve('<p>Plain text.</p>'));
  const changes = await panel.follow(page);
  expect(await panel.call('pageObjects', page)).toEqual([]);
  expect(await badge(panel, page)).toEqual(['', 'Tidbit']);
  // A first mention is heard of by who follows.
  await page.evaluate(() => document.body.append('T1204'));
  await soon(changes).toBeGreaterThan(0);
  await soon(() => ids(panel, page)).toEqual(['T1204']);
});

test('going to another page, back from the cache and within an application', async ({ panel, page, serve }) => {
  const first = serve('<p>T1204 and T1105</p>');
  await page.goto(first);
  await mentionOf(page, 'T1105');
  await soon(async () => (await badge(panel, page))[0]).toBe('2');
  const changes = await panel.follow(page);

  await page.goto(serve('<p>Nothing here.</p>'));
  await soon(() => badge(panel, page)).toEqual(['', 'Tidbit']);
  await soon(changes).toBeGreaterThan(0);
  expect(await ids(panel, page)).toEqual([]);

  await page.goBack();
  await soon(async () => (await badge(panel, page))[0]).toBe('2');
  await soon(() => ids(panel, page)).toEqual(['T1204', 'T1105']);
  const before = await changes();
  await page.evaluate(() => {
    history.pushState(null, '', '#/other');
    document.body.innerHTML = '<p>T1190</p>';
  });
  await soon(changes).toBeGreaterThan(before);
  await soon(() => ids(panel, page)).toEqual(['T1190']);
  await soon(async () => (await badge(panel, page))[0]).toBe('1');
});

test('a list that shows only a window of its rows is followed', async ({ panel, page, serve }) => {
  await page.goto(serve('<p>T1003</p><ol></ol>'));
  const show = (from: number) =>
    page.evaluate(from => {
      const rows = Array.from({ length: 20 }, (_, i) => `<li>Row T${1190 + ((from + i) % 30)}</li>`);
      document.querySelector('ol')!.innerHTML = rows.join('');
    }, from);
  for (const from of [0, 20, 0, 7]) await show(from);
  const marked = async () => [...new Set((await mentionsOn(page)).map(({ text }) => text))];
  await soon(async () => (await ids(panel, page)).length).toBeGreaterThan(1);
  await soon(async () => [...(await ids(panel, page))].sort()).toEqual((await marked()).sort());
});

test('more than fits on the icon is cut there, and told in words', async ({ panel, page, serve }) => {
  await page.goto(serve(Array.from({ length: 300 }, (_, i) => `<p>T${1001 + i}</p>`).join('')));
  await soon(async () => (await badge(panel, page))[0]).toBe('99+');
  const { length } = await ids(panel, page);
  expect(length).toBeGreaterThan(99);
  expect((await badge(panel, page))[1]).toBe(`Tidbit: ${length} ATT&CK objects on this page`);
});

test('a page cannot put anything but text into its objects', async ({ panel, page, serve }) => {
  const hostile = '&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) \u202E';
  await page.goto(serve(`<p>${hostile} T1204 ${'very long '.repeat(400)}</p><p>${'a'.repeat(5000)} T1105</p>`));
  await mentionOf(page, 'T1105');
  await soon(() => ids(panel, page)).toEqual(['T1204', 'T1105']);
  const [first, second] = await panel.call('pageObjects', page);
  expect(first?.sentence).toContain('<img src=x onerror=alert(1)>');
  for (const object of [first, second]) expect(object?.sentence.length).toBeLessThanOrEqual(302);
  expect(first?.sentence.endsWith('…')).toBe(true);
});

test('the page hears nothing of being asked', async ({ panel, page, serve }) => {
  await page.goto(serve('<p>T1204</p>'));
  await mentionOf(page, 'T1204');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['message', 'selectionchange', 'focus', 'blur']) {
      document.addEventListener(type, () => heard.push(type), { capture: true });
    }
    const changes = new MutationObserver(() => heard.push('mutation'));
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await panel.call('pageObjects', page);
  await panel.call('captureMention', page, 'T1204', 0);
  await panel.call('showEvidence', page, [{ quote: 'T1204', prefix: '', suffix: '' }]);
  expect(await panel.call('revealMention', page, 'T1204', 0)).toBe(true);
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
});

test('10,000 mentions are told of without holding the page up', async ({ panel, page, serve }) => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `<p>Line ${i}: they used T${1001 + (i % 690)} there.</p>`);
  await page.goto(serve(rows.join('')));
  await scanned(page);
  const marked = (await mentionsOn(page)).length;
  expect(marked).toBeGreaterThan(7000);
  await panel.idOf(page);
  await page.evaluate(() => {
    const slot = Object.assign(window as unknown as { longest: number }, { longest: 0 });
    let last = performance.now();
    setInterval(() => {
      slot.longest = Math.max(slot.longest, performance.now() - last);
      last = performance.now();
    }, 4);
  });
  // Asked for the first time, so that nothing of it is at hand.
  const start = performance.now();
  const objects = await panel.call('pageObjects', page);
  const took = Math.round(performance.now() - start);
  const longest = Math.round(await page.evaluate(() => (window as unknown as { longest: number }).longest));
  console.log(`${marked} mentions of ${objects.length} objects: ${took} ms in all, the page held up for ${longest} ms`);
  expect(objects.reduce((sum, { count }) => sum + count, 0)).toBe(marked);
});
