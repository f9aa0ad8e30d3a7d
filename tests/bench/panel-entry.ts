/** Runs in the panel: does what a reader does, and waits for what that shows. */

/** What does not come is told as missing, and the bench goes on. */
const PATIENCE_MS = 10_000;
const TABS = { page: 0, investigation: 1, all: 2 };
const FIRST_NOTE = '[aria-label="Notes"] [role="listitem"] button';
const FIRST_INVESTIGATION = '[aria-label="Investigations"] [role="listitem"] button';

const frame = () => new Promise<number>(requestAnimationFrame);

/** Milliseconds until something is there and drawn; NaN when it does not come. */
async function until(isThere: () => boolean): Promise<number> {
  const start = performance.now();
  while (!isThere()) {
    if (performance.now() - start > PATIENCE_MS) return Number.NaN;
    await frame();
  }
  await frame();
  return performance.now() - start;
}

/** Chooses a tab of the panel, and waits for the first of its rows. */
export function choose(tab: 'investigation' | 'all'): Promise<number> {
  document.querySelectorAll<HTMLElement>('.tabs-main [role="tab"]')[TABS[tab]]?.click();
  const first = tab === 'all' ? FIRST_INVESTIGATION : FIRST_NOTE;
  return until(() => document.querySelector(first) !== null);
}

/** Types a word key by key, and waits after each for notes in which as much of it is marked. */
export async function type(word: string): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const times: number[] = [];
  for (let length = 1; length <= word.length; length++) {
    // React looks at the value through a setter of its own on the field.
    setter?.call(field, word.slice(0, length));
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    times.push(await until(() => document.querySelector('.found-notes mark')?.textContent?.length === length));
  }
  return times;
}

/** Scrolls a part of the notes screen by screen: milliseconds from each frame to the next. */
export async function scroll(screens: number): Promise<number[]> {
  const scroller = document.querySelector('.panel-body');
  const times: number[] = [];
  let last = await frame();
  for (let n = 0; n < screens; n++) {
    scroller?.scrollBy(0, scroller.clientHeight / 2);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Jumps to a place of the list, 0 to 1, and waits for the notes there. */
export function jump(share: number): Promise<number> {
  const scroller = document.querySelector('.panel-body');
  scroller?.scrollTo(0, share * scroller.scrollHeight);
  const middle = scroller?.getBoundingClientRect();
  return until(
    () =>
      middle !== undefined &&
      document.elementFromPoint(middle.x + middle.width / 2, middle.y + middle.height / 2)?.closest('.note-item') !==
        null,
  );
}
