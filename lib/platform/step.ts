import { type Browser, browser } from 'wxt/browser';

/** The manifest's commands that step through the mentions of a page, and which way. */
export const STEP_COMMANDS = { 'next-mention': 'next', 'previous-mention': 'previous' } as const;

type Direction = (typeof STEP_COMMANDS)[keyof typeof STEP_COMMANDS];
type StepCommand = keyof typeof STEP_COMMANDS;

interface StepMessage {
  readonly name: 'mention.step';
  readonly direction: Direction;
}

/** In the worker: steps in the active tab whenever one of the commands is given. */
export function stepOnCommand(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (isStepCommand(command)) stepIn(tab, STEP_COMMANDS[command]).catch(error => console.error(error));
  });
}

/** In a card script: calls `step` when the worker asks; it says whether there was a mention to step to. */
export function onStep(step: (direction: Direction) => boolean, signal: AbortSignal): void {
  const listen = (message: unknown, _: unknown, respond: (isDone: boolean) => void) => {
    const { name, direction } = Object(message) as Partial<StepMessage>;
    if (name === 'mention.step' && direction) respond(step(direction));
  };
  const { onMessage } = browser.runtime;
  onMessage.addListener(listen);
  signal.addEventListener('abort', () => onMessage.removeListener(listen));
}

/**
 * Asks the frame that has the keyboard, then the top frame, then the others, until one has a mention to step to.
 * Where none has, or the page lets no extension in, nothing happens.
 */
async function stepIn(commanded: Browser.tabs.Tab | undefined, direction: Direction): Promise<void> {
  const tab = commanded ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  const tabId = tab?.id;
  if (tabId === undefined) return;
  const message: StepMessage = { name: 'mention.step', direction };
  for (const frameId of await framesOf(tabId)) {
    // A frame without a mention has no card script that could listen.
    const isDone: unknown = await browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => false);
    if (isDone === true) return;
  }
}

/** The ids of a tab's frames, the one with the focus first and the top frame next. */
async function framesOf(tabId: number): Promise<number[]> {
  const frames = await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      // The frames around the focused one have the focus too; it is on the frame's element there.
      func: () => document.hasFocus() && !document.activeElement?.matches('iframe, frame, object'),
    })
    // The browser's own pages and the store.
    .catch(() => []);
  const rank = ({ frameId, result }: (typeof frames)[number]) => (result ? 0 : frameId === 0 ? 1 : 2);
  return frames.sort((a, b) => rank(a) - rank(b)).map(({ frameId }) => frameId);
}

function isStepCommand(command: string): command is StepCommand {
  return Object.hasOwn(STEP_COMMANDS, command);
}
