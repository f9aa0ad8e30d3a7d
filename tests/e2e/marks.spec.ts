import { expect, test } from './fixtures';
import { mentionOf, mentionsOn } from './probe';

const texts = async (page: Parameters<typeof mentionsOn>[0]) => (await mentionsOn(page)).map(({ text }) => text);

test('every known id of a report is marked, and nothing else', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  await mentionOf(page, 't1204.002');

  const mentions = await mentionsOn(page);
  const live = mentions.filter(({ isStale }) => !isStale).map(({ text }) => text);
  expect(live.sort()).toEqual(
    [
      ...['T1204', 'T1204.002', 'T1105', 'T1059/001', 'T1566.001', 't1003.001', 'T1021.001', 'T1685', 'T1486'],
      ...['T1566.001', 'T1204.002', 'T1059.001', 'T1055.012', 'T1003.001', 'T1486'],
      ...['T1636.004', 'T0836', 't1204.002'],
    ].sort(),
  );
  const stale = mentions.filter(({ isStale }) => isStale).map(({ text }) => text);
  expect(stale.sort()).toEqual(['T1043', 'T1086']);
});

test('what nobody reads as text stays unmarked', async ({ page, serve }) => {
  await page.goto(
    serve(`
      <p>T1204</p>
      <script>/* T1105 */</script><style>/* T1105 */</style><template>T1105</template><noscript>T1105</noscript>
      <textarea>T1105</textarea><input value="T1105"><select><option>T1105</option></select>
      <div contenteditable>T1105 <b>T1105</b></div>
      <svg><title>T1105</title><desc>T1105</desc><defs><text>T1105</text></defs><text y="20">T1190</text></svg>
      <p style="display: contents">T1486</p>`),
  );
  await mentionOf(page, 'T1486');
  expect(await texts(page)).toEqual(['T1204', 'T1190', 'T1486']);
});

test('hidden text is marked when it is shown', async ({ page, serve }) => {
  await page.goto(
    serve(`<p>T1204</p><p id="tab" hidden>T1105</p><details><summary>More</summary><p>T1190</p></details>
      <a href="https://attack.mitre.org/techniques/T1486/"><span id="name" hidden>Data Encrypted for Impact</span> ↗</a>`),
  );
  await mentionOf(page, 'T1204');
  expect(await texts(page)).toEqual(['T1204']);

  await page.evaluate(() => document.getElementById('tab')?.removeAttribute('hidden'));
  await mentionOf(page, 'T1105');
  await page.getByText('More').click();
  await mentionOf(page, 'T1190');
  await page.evaluate(() => document.getElementById('name')?.removeAttribute('hidden'));
  await mentionOf(page, 'Data Encrypted for Impact ↗');
});

test('text that arrives, changes or goes is followed', async ({ page, serve }) => {
  await page.goto(serve('<p id="old">T1204 and T1105</p><main></main>'));
  await mentionOf(page, 'T1204');

  await page.evaluate(() => {
    document.querySelector('main')!.innerHTML = '<ul><li>T1190</li><li><i>T1486</i></li></ul>';
  });
  await mentionOf(page, 'T1486');
  await page.evaluate(() => {
    (document.getElementById('old')!.firstChild as Text).data = 'now T1566 alone';
  });
  await mentionOf(page, 'T1566');
  expect((await texts(page)).sort()).toEqual(['T1190', 'T1486', 'T1566']);

  await page.evaluate(() => document.querySelector('main')!.remove());
  await expect.poll(() => texts(page)).toEqual(['T1566']);
});

test('text that arrives while the page is still being walked is not missed', async ({ page, serve }) => {
  await page.goto(serve('<main></main>'));
  await page.evaluate(async () => {
    const main = document.querySelector('main')!;
    main.innerHTML = '<p>plain text</p>'.repeat(20_000);
    for (let i = 0; i < 100; i++) {
      main.children[i * 3]?.remove();
      main.children[main.children.length - 1 - i * 150]?.append(' T1204');
      await new Promise(requestAnimationFrame);
    }
  });
  await expect.poll(async () => (await mentionsOn(page)).length).toBe(100);
});

test('all frames are read', async ({ page, serve, server }) => {
  const other = server.url.replace('127.0.0.1', 'localhost');
  await page.goto(
    serve(`<p>T1204</p><iframe src="${other}report.html"></iframe><iframe srcdoc="<p>T1105</p>"></iframe>
      <iframe name="blank"></iframe>`),
  );
  await page.frame('blank')?.evaluate(() => document.body.append('T1190'));
  await mentionOf(page, 'T1204');
  const [, crossSite, srcdoc, blank] = page.frames();
  await mentionOf(crossSite!, 'T1086');
  await mentionOf(srcdoc!, 'T1105');
  await mentionOf(blank!, 'T1190');
});

test('marks are painted under a policy that forbids everything', async ({ page, serve }) => {
  const policy = "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin";
  await page.goto(serve('<p>Seen: T1204</p>', { headers: { 'content-security-policy': policy } }));
  // Asked from outside: where the page may run no scripts, what waits inside it for the next frame never goes on.
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(1);
  const { x, y } = await mentionOf(page, 'T1204');
  const clip = { x: x - 30, y: y - 12, width: 60, height: 26 };
  const marked = await page.screenshot({ clip });
  // Paint that was cleared comes back within a second, perhaps before the picture is taken.
  const isMarked = async () => {
    await page.evaluate(() => CSS.highlights.clear());
    return (await page.screenshot({ clip })).equals(marked);
  };
  await expect.poll(isMarked).toBe(false);
});

test('a page without ids hears and sees nothing of the extension', async ({ page, serve }) => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      heard.push(event.type);
      return dispatchEvent.call(this, event);
    };
    // What an isolated world dispatches does not pass through the page's prototypes, so all of it is listened to.
    const types = ['message', 'copy', 'wxt:content-script-started'];
    for (const type of types) addEventListener(type, () => heard.push(type), { capture: true });
    addEventListener('DOMContentLoaded', () => {
      const changes = new MutationObserver(() => heard.push('mutation'));
      changes.observe(document, { subtree: true, childList: true, attributes: true });
    });
  });
  await page.goto(serve('<p>Nothing to mark: T9999, UNC2452, GT1030.</p>'));
  const idle = () => page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)));
  await idle();
  await page.evaluate(() => document.body.append(' More text without ids.'));
  await idle();

  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual([]);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  // One mutation is the test's own.
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['mutation']);
});
