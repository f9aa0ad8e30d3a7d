import type { Page } from '@playwright/test';
import { textFragmentLink } from '../../lib/attack/text-fragment';
import { test as base, expect } from './fixtures';
import { openPanel, type Panel } from './panel';
import { mentionOf } from './probe';

const test = base.extend<{ panel: Panel }>({
  panel: async ({ extension }, use) => {
    const panel = await openPanel(extension);
    await use(panel);
    await panel.page.close();
  },
});

/** Waits for what `read` gives: a loaded machine may take its time. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

/** The texts painted under a highlight's name. */
const painted = (page: Page, name: string) =>
  page.evaluate(
    name =>
      [...(CSS.highlights.get(name) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString().replace(/\s+/g, ' ');
      }),
    name,
  );

const REPORT = `<h1>A report</h1><p>They began in <b>May</b>. Users opened   T1204.002 <i>files</i>.<span hidden> Not this.</span>
  Nothing else was seen.</p><style>p { margin: 8px }</style><p>Then the loader ran T1059 and wrote a key.</p>`;

test('the sentence of a mention, with what is beside it', async ({ panel, page, serve }) => {
  const url = serve(REPORT);
  await page.goto(url);
  await mentionOf(page, 'T1059');
  await expect
    .poll(() => panel.call('captureMention', page, 'T1204.002', 0))
    .toEqual({
      id: 'T1204.002',
      quote: 'Users opened T1204.002 files.',
      prefix: 'A report\nThey began in May. ',
      suffix: ' Nothing else was seen.\nThen the loader ran T1059 and wrote a ke',
      isCut: false,
      url,
      pageUrl: url,
      pageTitle: 'A page',
    });
  expect(await panel.call('captureMention', page, 'T1204.002', 1)).toBeNull();
  expect(await panel.call('captureMention', page, 'T1105', 0)).toBeNull();
});

test('a selection, on a page without mentions too, over blocks and in a shadow root', async ({
  panel,
  page,
  serve,
}) => {
  await page.goto(
    serve(`<p>One <b>two</b> three.</p><p>Four&shy;teen <span style="display: none">hidden</span>five.</p><x-in></x-in>
      <script>document.querySelector('x-in').attachShadow({ mode: 'open' }).innerHTML = '<p>Inside the shadow.</p>'</script>`),
  );
  expect(await panel.call('captureSelection', page)).toBeNull();
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('p');
    getSelection()?.setBaseAndExtent(first!.firstChild!, 4, second!, second!.childNodes.length);
  });
  expect(await panel.call('captureSelection', page)).toMatchObject({
    id: null,
    quote: 'two three.\nFourteen five.',
    prefix: 'One ',
    suffix: '\nInside the shadow.',
    isCut: false,
  });
  await page.evaluate(() => {
    const text = document.querySelector('x-in')!.shadowRoot!.querySelector('p')!.firstChild!;
    getSelection()?.setBaseAndExtent(text, 0, text, 6);
  });
  expect(await panel.call('captureSelection', page)).toMatchObject({ quote: 'Inside', suffix: ' the shadow.' });
});

test('a selection longer than a quote may be is cut at a word, and says so', async ({ panel, page, serve }) => {
  await page.goto(serve(`<p>${'word and more '.repeat(1000)}</p>`));
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  const capture = await panel.call('captureSelection', page);
  expect(capture).toMatchObject({ isCut: true });
  expect(capture!.quote.length).toBeLessThanOrEqual(4000);
  expect(capture!.quote).toMatch(/(?:word|and|more)$/);
});

test('the selection of the frame that has the focus is taken', async ({ panel, page, serve }) => {
  await page.goto(serve('<p>Outside the frame.</p><iframe srcdoc="<p>Inside the frame.</p>"></iframe>'));
  const frame = page.frames()[1]!;
  await frame.waitForSelector('p');
  for (const one of [page.mainFrame(), frame]) {
    await one.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('p')!));
  }
  await frame.locator('p').click({ clickCount: 3 });
  expect(await panel.call('captureSelection', page)).toMatchObject({ quote: 'Inside the frame.', pageUrl: page.url() });
  expect(await panel.call('captureSelection', page, 0)).toMatchObject({ quote: 'Outside the frame.' });
});

test('what was kept is found on a changed page and marked; what is gone is told', async ({ panel, page, serve }) => {
  await page.goto(serve(REPORT));
  await mentionOf(page, 'T1059');
  await soon(() => panel.call('captureMention', page, 'T1059', 0)).not.toBeNull();
  const captures = [
    await panel.call('captureMention', page, 'T1204.002', 0),
    await panel.call('captureMention', page, 'T1059', 0),
  ].map(capture => capture!);
  await page.goto(
    serve(`<p>News.</p><p>They began in May. <a href="#">Users</a> opened <code>T1204</code>.002 files. Nothing else was seen.</p>
      <p>Then the loader ran T1055 and wrote a key.</p><iframe srcdoc="<p>A quote in a frame of this page.</p>"></iframe>`),
  );
  await page.frames()[1]!.waitForSelector('p');
  const inFrame = { quote: 'A quote in a frame of this page.', prefix: '', suffix: '' };
  expect(await panel.call('showEvidence', page, [...captures, inFrame])).toEqual([true, false, true]);
  expect(await painted(page, 'mention-kept')).toEqual(['Users opened T1204.002 files.']);
  expect(await panel.call('revealEvidence', page, captures[0]!)).toBe(true);
  expect(await painted(page, 'mention-here')).toEqual(['Users opened T1204.002 files.']);
  expect(await panel.call('revealEvidence', page, captures[1]!)).toBe(false);

  expect(await panel.call('showEvidence', page, [])).toEqual([]);
  expect(await painted(page, 'mention-kept')).toEqual([]);
});

test('going to a mention scrolls to it and marks it, in whatever scrolls', async ({ panel, page, serve }) => {
  const far = '<p>filling</p>'.repeat(200);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(
    serve(`<p>T1204</p>${far}<p>T1105 once</p>${far}<pre style="height: 120px; overflow: auto">${'line\n'.repeat(300)}T1190\n${'line\n'.repeat(300)}</pre>
      <p id="last">T1105 twice</p><p hidden>T1105</p>`),
  );
  await mentionOf(page, 'T1190');
  await soon(async () => (await panel.call('pageObjects', page)).length).toBe(3);
  const inView = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('mention-here') ?? [];
      if (!range) return null;
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { x, y, width, height } = live.getBoundingClientRect();
      const at = document.elementFromPoint(x + width / 2, y + height / 2);
      return at && range.startContainer.parentElement?.contains(at) ? live.toString() : `${live} out of view`;
    });
  for (const [id, n, text] of [
    ['T1105', 0, 'T1105'],
    ['T1190', 0, 'T1190'],
    ['T1105', 1, 'T1105'],
    ['T1204', 0, 'T1204'],
  ] as const) {
    expect(await panel.call('revealMention', page, id, n)).toBe(true);
    expect(await inView()).toBe(text);
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await panel.call('revealMention', page, 'T1105', 2)).toBe(false);
  expect(await panel.call('revealMention', page, 'T1055', 0)).toBe(false);
  await page.evaluate(() => document.getElementById('last')!.style.setProperty('display', 'none'));
  expect(await panel.call('revealMention', page, 'T1105', 1)).toBe(false);
  // The flash ends.
  await soon(() => painted(page, 'mention-here')).toEqual([]);
});

test('the browser follows the links', async ({ page, serve }) => {
  const url = serve(`<p>T1059 at the top, and non-existent, A&amp;B.</p>${'<p>filling</p>'.repeat(300)}
    <table><tr><td>No. 4</td><td>T1059</td><td>PowerShell</td></tr></table><p>The first block is here.</p><p>The last one, too.</p>`);
  const quotes = [
    { quote: 'T1059', prefix: 'filling\nNo. 4\t', suffix: '\tPowerShell\nThe first block' },
    { quote: 'The first block is here.\nThe last one, too.', prefix: '', suffix: '' },
    { quote: 'No. 4\tT1059\tPowerShell', prefix: '', suffix: '' },
  ];
  for (const quote of quotes) {
    await page.goto('about:blank');
    await page.goto(textFragmentLink(url, quote));
    await page.waitForFunction(() => scrollY > 1000);
  }
});
