import { type Browser, browser } from 'wxt/browser';
import { FOLLOW } from './frame-names';

/**
 * Connects to a frame that is served: `onChange` when what it mentions changes, `onGone` when it leaves its page. What
 * a frame itself sends while it goes is lost at times; that its port closes is not.
 */
export function followFrame(
  { tabId, frameId }: { tabId: number; frameId: number },
  onChange: () => void,
  onGone: () => void,
): Browser.runtime.Port {
  const port = browser.tabs.connect(tabId, { name: FOLLOW, frameId });
  port.onMessage.addListener(onChange);
  port.onDisconnect.addListener(() => {
    // Reading the reason says that it is known: the frame was gone before the port could reach it.
    void browser.runtime.lastError;
    onGone();
  });
  return port;
}
