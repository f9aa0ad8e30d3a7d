import type { Page } from '@playwright/test';
import { expect } from '../e2e/fixtures';
import { addModule } from '../e2e/page-module';
import { mentionOf } from '../e2e/probe';
import { test } from './bare';
import type { EditorPage } from './editor-page';

const BEFORE = 'Seen T1105 here,\nand T1059.001 there.\n\nThe end';
const AFTER = 'Seen T1105 here, T1190, T1204.002 and\nT1568\nand T1059.001 there.\n\nThe end\nT1486';
const AFTER_IDS = ['T1105', 'T1190', 'T1204.002', 'T1568', 'T1059.001', 'T1486'];

type Step = ['type' | 'press', string, number?];
const WRITE: Step[] = [
  ['press', 'ControlOrMeta+Home'],
  ['press', 'End'],
  ['type', ' T1190, T1204'],
  ['type', '.002 and'],
  ['press', 'Enter'],
  ['type', 'T1566'],
  ['press', 'Backspace'],
  ['type', '8'],
  ['press', 'ControlOrMeta+End'],
  ['press', 'Enter'],
  ['type', 'T1486'],
  ['press', 'Shift+Home'],
];
// More often than there is anything to undo.
const UNDO: Step[] = [['press', 'ControlOrMeta+z', 12]];
const REDO: Step[] = [['press', 'ControlOrMeta+y', 12]];

/** What an editor shows and says at one moment. */
function moment(page: Page) {
  return page.evaluate(async () => {
    // Some measure in one frame and draw in the next.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
    return {
      ...(globalThis as unknown as { editor: EditorPage }).editor.state(),
      html: document.getElementById('editor')?.innerHTML,
      focused: document.activeElement?.className,
      selection: [anchorNode?.textContent, anchorOffset, focusNode?.textContent, focusOffset],
    };
  });
}

/** An open editor and what happens in it. */
async function openEditor(page: Page, url: string, module: string) {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  // What is undone at once depends on the time between keys.
  await page.addInitScript(() => {
    Date.now = () => 1e12;
  });
  await page.goto(url);
  await addModule(page, module, 'editor');
  await page.evaluate(text => {
    const { open } = (globalThis as unknown as { editor: EditorPage }).editor;
    open(document.getElementById('editor') as Element, text);
  }, BEFORE);
  await page.getByText('Seen').click();
  const press = async (steps: Step[]) => {
    const moments = [];
    for (const [how, keys, times = 1] of steps) {
      for (let i = 0; i < times; i++) await page.keyboard[how](keys);
      moments.push(await moment(page));
    }
    return moments;
  };
  return { press, errors };
}

/** Texts of the marks in the editor, in the order of the page. */
function marksInEditor(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('mention') ?? [])]
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range;
      })
      .filter(({ startContainer }) => document.getElementById('editor')?.contains(startContainer))
      .sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y || a.startOffset - b.startOffset)
      .map(String),
  );
}

/** Has the page bring an id outside the editor, and waits for its mark: by then what came before has been read. */
async function readAsFarAs(page: Page, id: string): Promise<void> {
  await page.evaluate(text => document.body.append(` ${text} `), id);
  await mentionOf(page, id);
}

// What is written in CodeMirror and ProseMirror is `contenteditable`, and not read. Monaco draws its lines as
// plain elements, often only to be looked at, as rules and queries are: these are marked, also while they are written in.
for (const [name, module, marked] of [
  ['CodeMirror', 'tests/long/codemirror-page.ts', []],
  ['ProseMirror', 'tests/long/prosemirror-page.ts', []],
  ['Monaco', 'tests/long/monaco-page.ts', AFTER_IDS],
] as const) {
  test(`${name} is written in as without Tidbit`, async ({ page, bare, serve }) => {
    const url = serve('<link rel="icon" href="data:,"><p>Outside: T1003</p><div id="editor"></div>');
    const [ours, theirs] = await Promise.all([page, bare].map(one => openEditor(one, url, module)));
    if (!ours || !theirs) throw new Error('Two editors were opened');
    await mentionOf(page, 'T1003');
    for (const [steps, text] of [
      [WRITE, AFTER],
      [UNDO, BEFORE],
      [REDO, AFTER],
    ] as const) {
      const [after, afterWithout] = await Promise.all([ours.press(steps), theirs.press(steps)]);
      expect(after).toEqual(afterWithout);
      expect(after.at(-1)?.text).toBe(text);
      if (text === AFTER) await expect.poll(() => marksInEditor(page)).toEqual(marked);
    }
    await readAsFarAs(page, 'T1574');
    expect(await marksInEditor(page)).toEqual(marked);
    expect(theirs.errors).toEqual([]);
    expect(ours.errors).toEqual([]);
  });
}
