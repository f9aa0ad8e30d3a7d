import type { CDPSession, Page, Worker } from '@playwright/test';
import { expect } from '@playwright/test';
import { Card, hover } from './probe';

/** How many hosts are in the page: one while any card is open. */
export const hosts = (page: Page) => page.locator('hover-card').count();

/** Waits until no card is open. */
export const expectNoCard = (page: Page) => expect.poll(() => hosts(page)).toBe(0);

/** Lets time pass in which nothing may happen: there is no event to wait for. */
export const idleFor = (page: Page, ms: number) =>
  page.evaluate(time => new Promise(done => setTimeout(done, time)), ms);

/** An open card as a test sees it. */
export interface SeenCard {
  name: string;
  isPinned: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The open cards of a page, the oldest first. */
export async function cardsOn(page: Page): Promise<SeenCard[]> {
  if ((await hosts(page)) === 0) return [];
  return (await Card.of(page)).evaluate(root =>
    [...root.querySelectorAll('[role="dialog"]')].map(dialog => {
      const { x, y, width, height } = dialog.getBoundingClientRect();
      const isPinned = dialog.querySelector('[aria-pressed="true"]') !== null;
      return { name: dialog.getAttribute('aria-label') ?? '', isPinned, x, y, width, height };
    }),
  );
}

/** Waits until these cards are open, by their dialogs' names. */
export async function expectCards(page: Page, ...names: string[]): Promise<SeenCard[]> {
  await expect.poll(async () => (await cardsOn(page)).map(({ name }) => name)).toEqual(names);
  return cardsOn(page);
}

/** Rests the pointer on the first mention written `id` and waits for the card of this name, beside those that are open. */
export async function hoverFor(page: Page, id: string, name: string): Promise<SeenCard> {
  await hover(page, id);
  const find = async () => (await cardsOn(page)).find(card => card.name === name);
  await expect.poll(find).toBeTruthy();
  return (await find()) as SeenCard;
}

/** Drags a pinned card by its head, so that its corner comes to a point. */
export async function drag(page: Page, card: SeenCard, x: number, y: number): Promise<void> {
  // Left of the text, in which there are buttons.
  await page.mouse.move(card.x + 7, card.y + 14);
  await page.mouse.down();
  await page.mouse.move(x + 7, y + 14, { steps: 3 });
  await page.mouse.up();
}

/** Clicks a button of the card with this name, where it is. */
export async function clickIn(page: Page, name: string, label: string): Promise<void> {
  const card = await Card.of(page);
  const { x, y } = await card.evaluate(
    // The texts travel inside the source.
    new Function(
      'root',
      `const dialog = [...root.querySelectorAll('[role="dialog"]')].find(one => one.getAttribute('aria-label') === ${JSON.stringify(name)});
       const { x, y, width, height } = dialog.querySelector('[aria-label=${JSON.stringify(label)}]').getBoundingClientRect();
       return { x: x + width / 2, y: y + height / 2 };`,
    ) as (root: ShadowRoot) => { x: number; y: number },
  );
  await page.mouse.click(x, y);
}

/** What has the focus in the cards: its role, or its element's name, and its label or text. */
export async function focusedIn(page: Page): Promise<string | null> {
  if ((await hosts(page)) === 0) return null;
  return (await Card.of(page)).evaluate(({ activeElement }) => {
    if (!activeElement) return null;
    const what = activeElement.getAttribute('role') ?? activeElement.localName;
    return `${what} ${(activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '').trim()}`;
  });
}

/** What a live region of a card says to the reader. */
export async function wordIn(page: Page): Promise<string> {
  return (await Card.of(page)).evaluate(root =>
    [...root.querySelectorAll('.card-word')].map(word => word.textContent ?? '').join(''),
  );
}

/**
 * Gives one of the extension's commands in the tab of `page`. Headless Chromium has no keys for them, so the event is
 * dispatched in the worker, to the listener that the browser would call.
 */
export async function give(worker: Worker, page: Page, command: string): Promise<void> {
  await page.bringToFront();
  await worker.evaluate(
    async ([name, url]) => {
      const tab = (await chrome.tabs.query({})).find(one => one.url === url);
      const { onCommand } = chrome.commands as unknown as { onCommand: { dispatch: (...of: unknown[]) => void } };
      onCommand.dispatch(name, tab);
    },
    [command, page.url()] as const,
  );
}

/** A finger on the page, by the debugger's means. */
export class Finger {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async down(x: number, y: number): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  }

  async move(x: number, y: number): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
  }

  async up(): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async tap(x: number, y: number): Promise<void> {
    await this.down(x, y);
    await this.up();
  }
}
