import type { CDPSession, Frame, Page } from '@playwright/test';
import axe from 'axe-core';

/** A mention as a test sees it: through the page's own `CSS.highlights`. */
export interface SeenMention {
  text: string;
  /** The characters beside it in its text nodes. */
  before: string;
  after: string;
  isStale: boolean;
  /** Middle of its first line, in the viewport of its frame. */
  x: number;
  y: number;
}

/** The mentions marked in a frame, in no particular order. */
export function mentionsOn(frame: Page | Frame): Promise<SeenMention[]> {
  return frame.evaluate(() =>
    ['mention', 'mention-stale'].flatMap(name =>
      [...(CSS.highlights.get(name) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        const box = range.getClientRects()[0] ?? new DOMRect();
        const isStale = name === 'mention-stale';
        const before = startContainer.textContent?.charAt(startOffset - 1) ?? '';
        const after = endContainer.textContent?.charAt(endOffset) ?? '';
        return { text: range.toString(), before, after, isStale, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }),
    ),
  );
}

/** Waits until the first mention written `text` is marked, scrolls to it and gives its place. */
export async function mentionOf(frame: Page | Frame, text: string): Promise<SeenMention> {
  await frame.waitForFunction(
    wanted =>
      ['mention', 'mention-stale'].some(name =>
        [...(CSS.highlights.get(name) ?? [])].some(({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, Math.min(endOffset, endContainer.textContent?.length ?? 0));
          const isIt = range.toString() === wanted;
          if (!isIt) return false;
          startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          // The middle of a long listing can be far from the mention in it.
          const { top } = range.getBoundingClientRect();
          if (top < 0 || top > innerHeight) scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
          return true;
        }),
      ),
    text,
  );
  const found = (await mentionsOn(frame)).find(mention => mention.text === text);
  if (!found) throw new Error(`${text} was marked and is no more`);
  return found;
}

/** Rests the pointer on the first mention written `text`, and waits for its card. */
export async function hover(page: Page, text: string): Promise<Card> {
  const { x, y } = await mentionOf(page, text);
  await page.mouse.move(x, y - 40);
  await page.mouse.move(x, y);
  return openCard(page);
}

/** Waits for a card with content. */
export async function openCard(page: Page): Promise<Card> {
  await page.waitForFunction(() => document.querySelector('hover-card'));
  const card = await Card.of(page);
  for (;;) {
    if (!(await card.evaluate(root => root.querySelector('[aria-busy="true"]') !== null))) return card;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Looks into the closed shadow root of the open card, by the debugger's means: the page cannot. */
export class Card {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Card> {
    return new Card(page, await page.context().newCDPSession(page));
  }

  /** Calls `read` with the shadow root. It is sent as source, so it may use nothing from outside. */
  async evaluate<Result>(read: (root: ShadowRoot) => Result): Promise<Result> {
    return (await this.#call(String(read), true)).value as Result;
  }

  async #call(read: string, returnByValue: boolean) {
    const host = await this.#session.send('Runtime.evaluate', { expression: 'document.querySelector("hover-card")' });
    if (!host.result.objectId) throw new Error('No card is open');
    const { node } = await this.#session.send('DOM.describeNode', { objectId: host.result.objectId, pierce: true });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    if (backendNodeId === undefined) throw new Error('The card has no shadow root');
    const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId });
    const { result, exceptionDetails } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function () { return (${read})(this) }`,
      returnByValue,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result;
  }

  /** What a reader can read in it. */
  text(): Promise<string> {
    return this.evaluate(root => root.querySelector<HTMLElement>('[role="dialog"]')?.innerText ?? '');
  }

  /** The dialog's accessible name. It is asked of the dialog itself, for pages have dialogs of their own. */
  async name(): Promise<string> {
    const { objectId } = await this.#call(`root => root.querySelector('[role="dialog"]')`, false);
    if (!objectId) throw new Error('The card has no dialog');
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
    return String(nodes[0]?.name?.value ?? '');
  }

  /** Its headings, in order. */
  headings(): Promise<string[]> {
    return this.evaluate(root => [...root.querySelectorAll('h2, h3')].map(({ textContent }) => textContent ?? ''));
  }

  /** Clicks the button or link with this text, as a reader would: with the mouse, where it is. */
  async click(text: string): Promise<void> {
    const { x, y } = await this.evaluate(
      // The text travels inside the source.
      new Function(
        'root',
        `const wanted = [...root.querySelectorAll('button, a, summary')].find(one => (one.getAttribute('aria-label') ?? one.textContent).trim().includes(${JSON.stringify(text)}));
         if (!wanted) throw new Error('The card has no button or link ' + ${JSON.stringify(text)});
         wanted.scrollIntoView({ block: 'center' });
         const box = wanted.getBoundingClientRect();
         return { x: box.x + box.width / 2, y: box.y + box.height / 2 };`,
      ) as (root: ShadowRoot) => { x: number; y: number },
    );
    await this.#page.mouse.click(x, y);
  }

  /** What axe finds wrong in it, as `rule: element`. */
  axe(): Promise<string[]> {
    return this.evaluate(
      new Function(
        'root',
        `${axe.source};
         const { host } = root;
         // In this world only; the page's own view of the host is of no more use to the test.
         Object.defineProperty(host, 'shadowRoot', { value: root, configurable: true });
         return axe.run(host).then(({ violations }) =>
           violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))));`,
      ) as (root: ShadowRoot) => string[],
    );
  }

  /** Where the card is, in the viewport. */
  box(): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.evaluate(root => {
      const { x, y, width, height } = root.querySelector('[role="dialog"]')?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    });
  }
}

/**
 * Waits until the marks of a frame have stayed the same over several rounds of idle time: more of them where there is
 * none yet, since names that give a reason come from a worker that may have to start. The scanner rests up to a second
 * between two looks at a large page, so whoever counts all of its marks waits for more `rounds`, of a tenth of a second.
 */
export async function scanned(frame: Page | Frame, rounds = 3): Promise<void> {
  await frame.evaluate(async rounds => {
    let last = -1;
    for (let calm = 0; calm < (last > 0 ? rounds : Math.max(rounds, 12)); ) {
      await new Promise(resolve => requestIdleCallback(resolve, { timeout: 5000 }));
      await new Promise(resolve => setTimeout(resolve, 100));
      const size = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
      calm = size === last ? calm + 1 : 0;
      last = size;
    }
  }, rounds);
}
