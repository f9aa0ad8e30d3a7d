import type { Page } from '@playwright/test';
import { expect } from '../e2e/fixtures';
import { mentionOf } from '../e2e/probe';
import { test } from './bare';

const PAGE = `<link rel="icon" href="data:,">
  <p id="one">First T1204, then <b>T1059</b>.001 and <a href="#last">T1105</a>; then T1204.</p>
  <table id="two"><tr><td>T1190</td><td>T1486 <i>twice</i></td></tr></table>
  <div id="into" contenteditable>Here: </div>
  <div style="height: 3000px"></div><p id="last">The last: T1566.001</p>`;

/** Opens the page, and writes down the events that it hears from then on. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const types = ['mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu', 'selectstart', 'keydown', 'keyup'];
    for (const type of [...types, 'copy', 'paste', 'beforeinput', 'input', 'focusin', 'focusout', 'hashchange']) {
      addEventListener(type, event => {
        const { localName } = event.target instanceof Element ? event.target : document.documentElement;
        heard.push(`${type} ${localName} ${event.defaultPrevented}`);
      });
    }
  });
}

/** What is selected: as text, and where it begins and ends. */
const selection = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection()!;
    const ends = [anchorNode?.textContent, anchorOffset, focusNode?.textContent, focusOffset];
    return { text: String(getSelection()), ends };
  });

/** The middle of the first occurrence of a text in an element. */
const placeOf = (page: Page, selector: string, text: string) =>
  page.evaluate(
    ([selector, text]) => {
      const walker = document.createTreeWalker(document.querySelector(selector)!, NodeFilter.SHOW_TEXT);
      while (!walker.nextNode()?.textContent?.includes(text));
      const range = document.createRange();
      const from = walker.currentNode.textContent!.indexOf(text);
      range.setStart(walker.currentNode, from);
      range.setEnd(walker.currentNode, from + text.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    [selector, text] as const,
  );

/** What a person does with a page, step by step, and what comes of each. */
const ACTS: Record<string, (page: Page) => Promise<unknown>> = {
  'lays it out': page =>
    page.evaluate(() =>
      [...document.querySelectorAll('body *')].map(one => JSON.stringify(one.getBoundingClientRect())),
    ),
  'selects a word with two clicks': async page => {
    const { x, y } = await placeOf(page, '#one', 'T1204');
    await page.mouse.dblclick(x, y);
    return selection(page);
  },
  'selects a paragraph with three': async page => {
    const { x, y } = await placeOf(page, '#one', 'T1204');
    await page.mouse.click(x, y, { clickCount: 3 });
    return selection(page);
  },
  'drags from within one id into another': async page => {
    const from = await placeOf(page, '#one', 'T1059');
    const to = await placeOf(page, '#two', 'T1486');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    return selection(page);
  },
  'copies that and pastes it': async page => {
    await page.keyboard.press('ControlOrMeta+c');
    await page.locator('#into').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ControlOrMeta+v');
    return page.locator('#into').innerHTML();
  },
  'extends a selection by keys': async page => {
    await page.evaluate(() => getSelection()!.collapse(document.querySelector('#one')!.firstChild, 0));
    for (let i = 0; i < 4; i++) await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
    return selection(page);
  },
  'finds an id, also over elements': page =>
    page.evaluate(() => {
      getSelection()!.removeAllRanges();
      const found = [];
      for (const text of ['T1204', 'T1204', 'T1204', 'T1059.001', 'T1566.001', 'T9999']) {
        const find = (window as unknown as { find(text: string): boolean }).find.bind(window);
        found.push([find(text), getSelection()!.anchorNode?.textContent, getSelection()!.anchorOffset, scrollY]);
      }
      return found;
    }),
  'scrolls by keys and by the wheel': async page => {
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      getSelection()!.removeAllRanges();
      scrollTo({ top: 0, behavior: 'instant' });
    });
    const bottom = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    const restsAt = (y: number) =>
      page.evaluate(
        // Not the position alone: a key that comes while the page is still gliding there is lost.
        y => new Promise<void>(done => addEventListener('scrollend', () => scrollY === y && done(), true)),
        y,
      );
    const down = restsAt(bottom);
    await page.keyboard.press('End');
    await down;
    const up = restsAt(0);
    await page.keyboard.press('Home');
    await up;
    const turned = restsAt(240);
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, 240);
    await turned;
    return bottom;
  },
  'follows a link that is a mention': async page => {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await page.locator('#one a').click();
    await page.waitForFunction(() => scrollY > 1000);
    return page.evaluate(() => [location.hash, scrollY]);
  },
  'hears of it all': page => page.evaluate(() => (window as unknown as { heard: string[] }).heard),
  'has the same elements': page => page.evaluate(() => document.documentElement.outerHTML),
};

test('selection, copy, find, scroll, layout and events are as without Tidbit', async ({ page, bare, serve }) => {
  const url = serve(PAGE);
  await open(page, url);
  await open(bare, url);
  await mentionOf(page, 'T1566.001');
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  for (const [act, go] of Object.entries(ACTS)) {
    const [ours, theirs] = await Promise.all([go(page), go(bare)]);
    expect(ours, act).toEqual(theirs);
    expect(theirs, act).not.toEqual([]);
  }
});
