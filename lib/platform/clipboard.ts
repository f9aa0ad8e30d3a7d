import { AppError } from '../attack/app-error';

/**
 * Puts `text` on the clipboard, during a click or key press of the reader.
 *
 * The clipboard API does not exist on http pages and may be forbidden to a frame; then a `copy` command does it,
 * which the page can notice. Throws `AppError` if both are refused.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    if (!copyByCommand(text)) {
      const message = 'The browser did not allow copying here. Open the workspace and copy there.';
      throw new AppError('unexpected', message, { cause: refused });
    }
  }
}

function copyByCommand(text: string): boolean {
  let isSet = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isSet = true;
  };
  addEventListener('copy', fill, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  removeEventListener('copy', fill, { capture: true });
  return isDone && isSet;
}
