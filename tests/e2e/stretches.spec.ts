import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { mentionsOn } from './probe';

/*
 * A page is read in stretches of some hundred elements, and one look at all the text of a stretch says whether it is
 * worth reading.
 */

const ELEMENTS = 1500;

const countOf = async (page: Page, text: string) =>
  (await mentionsOn(page)).filter(mention => mention.text === text).length;

for (const shift of [0, 1]) {
  test(`ids broken over elements are whole wherever a stretch ends, ${shift} elements further`, async ({
    page,
    serve,
  }) => {
    const words = '<b></b>'.repeat(shift) + '<i>T12</i><i>04</i> '.repeat(ELEMENTS / 2);
    await page.goto(serve(`<p>${words}</p>`));
    await expect.poll(() => countOf(page, 'T1204')).toBe(ELEMENTS / 2);
  });
}

test('one id is found wherever in a long page it stands', async ({ page, serve }) => {
  const parts = Array.from({ length: ELEMENTS }, (_, i) => `<p>line ${i} on port 8443</p>`);
  await page.goto(serve(`<main>${parts.join('')}</main>`));
  for (const at of [0, 252, 253, 254, 255, 256, 257, 700, ELEMENTS - 1]) {
    await page.evaluate(
      ([html, i]) => {
        const main = document.createElement('main');
        main.innerHTML = html;
        main.children[i]?.append('T1105');
        document.querySelector('main')?.replaceWith(main);
      },
      [parts.join(''), at] as const,
    );
    const marked = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('mention') ?? [])].map(({ startContainer: text }) => [
          text.textContent,
          text.isConnected,
        ]),
      );
    await expect.poll(marked).toEqual([['T1105', true]]);
  }
});

test('what is removed, moved and added while the page is read costs no mark', async ({ page, serve }) => {
  await page.goto(serve('<main></main>'));
  await page.evaluate(async () => {
    const main = document.querySelector('main') as HTMLElement;
    const line = (i: number) => Object.assign(document.createElement('p'), { textContent: `line ${i}, T1105 ` });
    for (let i = 0; i < 6000; i++) main.append(line(i));
    // The round has begun when the first marks are there; it is far from its end then.
    while (!CSS.highlights.get('mention')?.size) await new Promise(requestAnimationFrame);
    for (let i = 0; i < 40; i++) {
      for (let k = 0; k < 60; k++) main.children[(i * 997 + k * 71) % main.children.length]?.remove();
      for (let k = 0; k < 20; k++) main.prepend(main.children[(i * 613 + k * 89) % main.children.length] as Element);
      for (let k = 0; k < 20; k++) main.children[(i * 389 + k * 97) % main.children.length]?.after(line(i));
      await new Promise(requestAnimationFrame);
    }
  });
  const lines = await page.locator('main p').count();
  await expect.poll(() => countOf(page, 'T1105')).toBe(lines);
});

test('in XHTML, text in CDATA is text', async ({ page, server, pages }) => {
  const lines = '<p>a line</p>'.repeat(300);
  const body = `${lines}<p><![CDATA[of T1190 & more]]></p><p>T1105</p>${lines}`;
  pages['cdata.xhtml'] = {
    body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`,
    headers: { 'content-type': 'application/xhtml+xml' },
  };
  await page.goto(`${server.url}cdata.xhtml`);
  await expect.poll(async () => (await mentionsOn(page)).map(({ text }) => text).sort()).toEqual(['T1105', 'T1190']);
});

test('a mark whose text goes while more changes than is kept is gone, too', async ({ page, serve }) => {
  const lines = '<p>a line</p>'.repeat(600);
  await page.goto(serve(`${lines}<p id="it">T1105</p>${lines}<main></main>`));
  await expect.poll(() => countOf(page, 'T1105')).toBe(1);
  await page.evaluate(() => {
    const text = document.querySelector('#it')?.firstChild as Text;
    document
      .querySelector('main')
      ?.append(...Array.from({ length: 11_000 }, () => document.createElement('i')), 'T1204');
    text.data = 'nothing';
  });
  await expect.poll(async () => (await mentionsOn(page)).map(({ text }) => text)).toEqual(['T1204']);
});
