import { browser } from 'wxt/browser';

/** A popup that is smaller is about to get its size. */
const SMALLEST = 160;

/**
 * Fits the page to where it is shown. A toolbar popup takes the size of its content, up to a limit that shrinks with
 * zooming (800 × 600 px of the screen in Chromium); beyond it the page would scroll as a whole. A window or tab has
 * its own size.
 */
export async function fitPopup(): Promise<void> {
  const { classList, style } = document.documentElement;
  if (await browser.tabs.getCurrent()) {
    classList.add('in-window');
    return;
  }
  const shrink = () => {
    const { offsetWidth, offsetHeight } = document.body;
    const isGrowing = innerWidth < SMALLEST || innerHeight < SMALLEST;
    if (isGrowing || (innerWidth >= offsetWidth && innerHeight >= offsetHeight)) return;
    style.setProperty('--popup-width', `${Math.min(innerWidth, offsetWidth)}px`);
    style.setProperty('--popup-height', `${Math.min(innerHeight, offsetHeight)}px`);
    classList.add('in-small-popup');
  };
  shrink();
  addEventListener('resize', shrink);
}
