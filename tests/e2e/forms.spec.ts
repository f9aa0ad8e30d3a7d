import { expect, test } from './fixtures';
import { hover, mentionOf, mentionsOn, scanned } from './probe';

const texts = async (page: Parameters<typeof mentionsOn>[0]) => (await mentionsOn(page)).map(({ text }) => text);

test('an id over the borders of inline elements is one mention, over those of blocks it is not', async ({
  page,
  serve,
}) => {
  await page.goto(
    serve(`
      <p><b>T1204</b>.002</p><p>T10<wbr>55.<i>0</i>12</p><p><span>T1059</span><span>/001</span></p>
      <table><tr><td>T1105</td><td>5 times</td></tr><tr><td>T1593</td><td>.003</td></tr></table>
      <div>T1190</div><div>.001</div><p>T1486<sup>5</sup></p><p>T1566<br>.001</p>
      <p><span style="display: block">T1021</span>.001</p>`),
  );
  await scanned(page);
  expect((await texts(page)).map(text => text.replace(/\s+/g, ''))).toEqual([
    ...['T1204.002', 'T1055.012', 'T1059/001'],
    ...['T1105', 'T1593.003', 'T1190', 'T1486', 'T1566', 'T1021'],
  ]);
  expect(await (await hover(page, 'T1204.002')).name()).toBe('T1204.002 Malicious File');
});

test('the rest of an id may arrive, change and go', async ({ page, serve }) => {
  await page.goto(serve('<p id="p"><b>T1204</b></p>'));
  await mentionOf(page, 'T1204');
  await page.evaluate(() => document.getElementById('p')!.append('.002'));
  await mentionOf(page, 'T1204.002');
  await page.evaluate(() => {
    (document.getElementById('p')!.lastChild as Text).data = '.001';
  });
  await mentionOf(page, 'T1204.001');
  await page.evaluate(() => document.getElementById('p')!.lastChild!.remove());
  await expect.poll(() => texts(page)).toEqual(['T1204']);
});

test('a link to ATT&CK is a mention, whatever its text', async ({ page, serve }) => {
  await page.goto(
    serve(`
      <p><a href="https://attack.mitre.org/techniques/T1204/002/">Malicious <b>File</b></a></p>
      <p><a href="https://attack.mitre.org/wiki/Technique/T1086">the shell</a></p>
      <p><a href="https://attack.mitre.org/techniques/T1105">Ingress (T1105)</a></p>
      <p><a href="https://attack.mitre.org/">ATT&amp;CK</a> <a href="https://example.com/T1190">elsewhere</a></p>
      <p><a href="https://attack.mitre.org/groups/G0016/" id="late">nobody</a></p>`),
  );
  await scanned(page);
  expect((await texts(page)).sort()).toEqual(['Malicious File', 'T1105', 'nobody', 'the shell']);
  expect(await (await hover(page, 'Malicious File')).name()).toBe('T1204.002 Malicious File');

  await page.evaluate(() => {
    (document.getElementById('late') as HTMLAnchorElement).href = 'https://example.com/';
  });
  await expect.poll(async () => (await texts(page)).sort()).toEqual(['Malicious File', 'T1105', 'the shell']);
});

test('ids that other things share are marked only with a reason', async ({ page, serve }) => {
  await page.goto(serve('<p>The S1000, the M1033, C0017, G0016 and t1031 are cameras.</p><main></main>'));
  await scanned(page);
  expect(await texts(page)).toEqual([]);

  // A campaign wants its name, or a link with its id.
  await page.evaluate(() => {
    document.querySelector('main')!.innerHTML = 'After T1204 came S0154.<p>C0024, the SolarWinds Compromise</p>';
  });
  await mentionOf(page, 'S0154');
  await mentionOf(page, 'C0024');
  expect((await texts(page)).sort()).toEqual(['C0024', 'G0016', 'M1033', 'S0154', 'S1000', 'T1204', 't1031']);
});

test.describe('the object’s name beside an id is reason enough', () => {
  for (const [text, id] of [
    ['We saw APT29 (G0016) again.', 'G0016'],
    ['G0016, also known as Cozy Bear', 'G0016'],
    ['The loader, Cobalt Strike [S0154].', 'S0154'],
    ['C0024: SolarWinds Compromise', 'C0024'],
  ] as const) {
    test(text, async ({ page, serve }) => {
      await page.goto(serve(`<p>${text}</p>`));
      await mentionOf(page, id);
    });
  }
});

test('every kind of id has its card', async ({ page, serve }) => {
  await page.goto(
    serve('<p>T1204 TA0002 G0016 S0154 M1038 DET0478 AN1314 DS0009 DC0032</p><p>C0024 SolarWinds Compromise</p>'),
  );
  for (const [id, name] of [
    ['G0016', 'G0016 APT29'],
    ['S0154', 'S0154 Cobalt Strike'],
    ['C0024', 'C0024 SolarWinds Compromise'],
    ['M1038', 'M1038 Execution Prevention'],
    ['TA0002', 'TA0002 Execution'],
    ['DC0032', 'DC0032 Process Creation'],
    ['DS0009', 'DS0009 Process'],
  ] as const) {
    const card = await hover(page, id);
    expect(await card.name()).toBe(name);
    expect(await card.axe()).toEqual([]);
    await page.keyboard.press('Escape');
  }
  for (const id of ['DET0478', 'AN1314']) {
    expect(await (await hover(page, id)).name()).toContain(id);
    await page.keyboard.press('Escape');
  }
});

test('shadow roots are read: open, closed, nested, and attached late', async ({ page, serve }) => {
  await page.goto(serve('<p>T1003</p><open-one></open-one><closed-one></closed-one><late-one></late-one>'));
  await mentionOf(page, 'T1003');
  await page.evaluate(() => {
    const fill = (host: Element, mode: 'open' | 'closed', html: string) => {
      const root = host.attachShadow({ mode });
      root.innerHTML = html;
      return root;
    };
    const outer = fill(document.querySelector('open-one')!, 'open', '<p>T1204</p><inner-one></inner-one>');
    fill(outer.querySelector('inner-one')!, 'open', '<p>T1105</p>');
    fill(document.querySelector('closed-one')!, 'closed', '<p>T1190</p>');
    const host = document.createElement('div');
    fill(host, 'open', '<p>T1486</p>');
    document.body.append(host);
  });
  // No observer of the page is told of a root; custom elements are looked at again with each change and after a while.
  await expect.poll(async () => (await texts(page)).sort()).toEqual(['T1003', 'T1105', 'T1190', 'T1204', 'T1486']);

  await page.evaluate(() => {
    document.querySelector('late-one')!.attachShadow({ mode: 'open' }).innerHTML = '<p>T1566</p>';
  });
  await expect.poll(async () => (await texts(page)).includes('T1566'), { timeout: 10_000 }).toBe(true);
  expect(await (await hover(page, 'T1105')).name()).toBe('T1105 Ingress Tool Transfer');
});

test('pages that are no HTML are read', async ({ page, server, pages }) => {
  pages['plain.txt'] = { body: 'notes: T1204, T1105\n', headers: { 'content-type': 'text/plain' } };
  pages['page.xhtml'] = {
    body: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>T1190</p></body></html>',
    headers: { 'content-type': 'application/xhtml+xml' },
  };
  await page.goto(`${server.url}plain.txt`);
  await mentionOf(page, 'T1105');
  await page.goto(`${server.url}page.xhtml`);
  await mentionOf(page, 'T1190');
});

test('text in any direction and script is read', async ({ page, serve }) => {
  await page.goto(
    serve(`<p dir="rtl">استخدم المهاجمون T1566.001 ثم T1486</p><p lang="ja">攻撃者はT1059.001を使用し、Ｔ１１０５も</p>
      <p lang="zh">技术T1003.001和T1021。</p><p lang="he" dir="rtl">הטכניקה T1190.</p>`),
  );
  await scanned(page);
  expect(await texts(page)).toEqual([
    ...['T1566.001', 'T1486', 'T1059.001', 'Ｔ１１０５', 'T1003.001', 'T1021', 'T1190'],
  ]);
});

test('a page that comes back from the back/forward cache still has marks and cards', async ({ page, serve }) => {
  const first = serve('<p>About T1204.</p>');
  await page.goto(first);
  await mentionOf(page, 'T1204');
  await page.goto(serve('<p>Elsewhere.</p>'));
  await page.goBack();
  expect(page.url()).toBe(first);
  expect(await (await hover(page, 'T1204')).name()).toBe('T1204 User Execution');
});

test('selecting, copying and editing are as without Tidbit', async ({ page, serve }) => {
  await page.goto(
    serve(
      '<p id="text">First T1204, then T1105.</p><div contenteditable id="editor">note T1190</div><textarea>T1486</textarea>',
    ),
  );
  await mentionOf(page, 'T1204');
  const selected = await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.getElementById('text')!);
    return getSelection()!.toString();
  });
  expect(selected).toBe('First T1204, then T1105.');
  await page.locator('#editor').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and T1566');
  expect(await page.locator('#editor').innerHTML()).toBe('note T1190 and T1566');
  expect((await texts(page)).sort()).toEqual(['T1105', 'T1204']);
});

test('a page that renders itself anew keeps its marks and its own nodes', async ({ page, serve }) => {
  await page.goto(serve('<main></main>'));
  const isSame = await page.evaluate(async () => {
    const main = document.querySelector('main')!;
    main.innerHTML = `<ul>${'<li>T1204 <b>0</b></li>'.repeat(50)}</ul>`;
    const items = [...main.querySelectorAll('li')];
    for (let round = 1; round <= 30; round++) {
      // As React and Vue do: text set in place, items moved by key, some replaced.
      for (const item of items) (item.querySelector('b')!.firstChild as Text).nodeValue = String(round);
      main.firstElementChild!.prepend(items[(round * 7) % 50]!);
      await new Promise(requestAnimationFrame);
    }
    return items.every(item => item.isConnected && item.childNodes.length === 2);
  });
  expect(isSame).toBe(true);
  await expect.poll(async () => (await mentionsOn(page)).length).toBe(50);
});
