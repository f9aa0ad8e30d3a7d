import type { CDPSession, Page } from '@playwright/test';
import type { Browser } from './extension';

/** A key as the debugger takes it. */
const KEY_CODES: Record<string, number> = { Enter: 13, Escape: 27, ArrowDown: 40 };

const GONE = 'The popup is gone';

/** Longer than any page here takes to answer. */
const ANSWER_MS = 3000;

const unanswered = () => new Promise<false>(done => setTimeout(done, ANSWER_MS, false));

/** As the debugger counts modifiers. */
const CTRL = 2;

interface Answer {
  result?: unknown;
  error?: { message: string };
}

/**
 * The popup that the toolbar button opens. Playwright does not see it, for it is no tab; the debugger does. It closes
 * as soon as anything else takes the focus.
 */
export class RealPopup {
  readonly #session: CDPSession;
  readonly #sessionId: string;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session;
    this.#sessionId = sessionId;
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const answer = JSON.parse(message) as Answer & { id: number };
      this.#answers.get(answer.id)?.(answer);
      this.#answers.delete(answer.id);
    });
    // What was on its way is not answered any more.
    session.on('Target.detachedFromTarget', ({ sessionId: gone }) => {
      if (gone !== sessionId) return;
      for (const answer of this.#answers.values()) answer({ error: { message: GONE } });
      this.#answers.clear();
    });
  }

  /** Opens it over `page`, as the button does. Asked for by a page of the extension: the worker may be dead. */
  static async open(browser: Browser, page: Page): Promise<RealPopup> {
    const helper = await browser.context.newPage();
    await helper.goto(`chrome-extension://${browser.id}/pack/NOTICE.txt`);
    await page.bringToFront();
    await helper.evaluate(() => chrome.action.openPopup());
    const popup = await RealPopup.opened(browser, page);
    await helper.close();
    // What is typed before is lost: it may not even be at its address.
    await popup.until(`document.activeElement?.matches('input')`);
    return popup;
  }

  /** The one that something else opens over `page`; with `url` the side panel, which no test can reach otherwise either. */
  static async opened({ context }: Browser, page: Page, url = /\/popup\.html(\?|$)/): Promise<RealPopup> {
    const session = await context.newCDPSession(page);
    for (;;) {
      const { targetInfos } = await session.send('Target.getTargets');
      const target = targetInfos.find(one => one.type === 'page' && url.test(one.url));
      if (!target) continue;
      const { targetId } = target;
      const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
      return new RealPopup(session, sessionId);
    }
  }

  /** The value of an expression in the popup, awaited. */
  async evaluate<Result>(expression: string): Promise<Result> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result } = await this.#send<{ result: { value: Result } }>('Runtime.evaluate', params);
    return result.value;
  }

  /**
   * Waits until an expression is true in the popup. Asks again and again: a page that is on its way to its address when
   * it is asked takes the question with it.
   */
  async until(expression: string): Promise<void> {
    const answer = () =>
      this.evaluate(`(async () => Boolean(await (${expression})))()`).catch(error => {
        if (String(error).includes(GONE)) throw error;
        return false;
      });
    const isTrue = () => Promise.race([answer(), unanswered()]);
    while (!(await isTrue())) await new Promise(done => setTimeout(done, 20));
  }

  type(text: string): Promise<unknown> {
    return this.#send('Input.insertText', { text });
  }

  /** Presses a key. Of one that closes the popup there may never be an answer. */
  async press(key: string, { ctrl = false } = {}): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode: KEY_CODES[key], modifiers: ctrl ? CTRL : 0 };
    for (const type of ['rawKeyDown', 'keyUp']) {
      await Promise.race([this.#send('Input.dispatchKeyEvent', { type, ...event }), unanswered()]);
    }
  }

  /** Texts of the options. */
  options(): Promise<string[]> {
    return this.evaluate(`[...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent)`);
  }

  /** Whether it is still there. */
  async isOpen(): Promise<boolean> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    return targetInfos.some(({ url }) => url.endsWith('/popup.html'));
  }

  #send<Result>(method: string, params: object): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) =>
        error ? reject(new Error(error.message)) : resolve(result as Result),
      );
      const message = JSON.stringify({ id, method, params });
      this.#session.send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message }).catch(reject);
    });
  }
}
