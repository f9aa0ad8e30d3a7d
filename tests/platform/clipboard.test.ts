// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { copyText } from '../../lib/platform/clipboard';

/** What stands on the clipboard. jsdom has neither of the two ways to put it there. */
let clipboard: string;

function offerApi(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

/** A `copy` command as browsers have it: what the event was filled with is copied if its default was prevented. */
function offerCommand(isAllowed = true): void {
  const execCommand = (command: string) => {
    if (!isAllowed || command !== 'copy') return false;
    const data = new Map<string, string>();
    const clipboardData = { setData: (type: string, text: string) => data.set(type, text) };
    const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), { clipboardData });
    document.body.dispatchEvent(event);
    clipboard = event.defaultPrevented ? (data.get('text/plain') ?? '') : 'what the page has selected';
    return true;
  };
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true });
}

const refuse = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));

beforeEach(() => {
  clipboard = 'old';
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

test('the clipboard API copies, and no command is given', async () => {
  offerApi(async text => {
    clipboard = text;
  });
  const seen = vi.fn();
  document.addEventListener('copy', seen, { once: true });
  offerCommand();
  await copyText('T1204 User Execution');
  expect(clipboard).toBe('T1204 User Execution');
  expect(seen).not.toHaveBeenCalled();
});

describe.each([
  ['is missing', () => undefined],
  ['refuses', () => offerApi(refuse)],
])('where the clipboard API %s', (_, offer) => {
  beforeEach(offer);

  test('a command copies', async () => {
    offerCommand();
    await copyText('T1204');
    expect(clipboard).toBe('T1204');
  });

  test('the page’s own listeners neither see the text nor change it', async () => {
    offerCommand();
    const meddle = vi.fn((event: Event) => (event as ClipboardEvent).clipboardData?.setData('text/plain', 'evil'));
    document.addEventListener('copy', meddle, { capture: true });
    await copyText('T1204');
    document.removeEventListener('copy', meddle, { capture: true });
    expect(meddle).not.toHaveBeenCalled();
    expect(clipboard).toBe('T1204');
  });

  test('a page that keeps the command to itself is told as a refusal', async () => {
    offerCommand();
    const keep = (event: Event) => event.stopImmediatePropagation();
    addEventListener('copy', keep, { capture: true });
    const copied = copyText('T1204');
    await expect(copied).rejects.toMatchObject({ code: 'unexpected' });
    removeEventListener('copy', keep, { capture: true });
  });

  test('a refused command fails with what to do instead', async () => {
    offerCommand(false);
    const copied = copyText('T1204');
    await expect(copied).rejects.toBeInstanceOf(AppError);
    await expect(copied).rejects.toMatchObject({
      message: expect.stringContaining('Open the workspace'),
      cause: expect.anything(),
    });
    expect(clipboard).toBe('old');
  });

  test('the reader’s own copying is left alone afterwards', async () => {
    offerCommand(false);
    await expect(copyText('T1204')).rejects.toBeInstanceOf(AppError);
    offerCommand();
    document.execCommand('copy');
    expect(clipboard).toBe('what the page has selected');
  });
});
