import { browser } from 'wxt/browser';

/** Firefox gives its extensions this property; Chromium has `chrome.dom` instead. */
type FirefoxElement = HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** The shadow root of an element, closed ones included, or null. For content scripts. */
export function shadowRootOf(element: FirefoxElement): ShadowRoot | null {
  return element.openOrClosedShadowRoot ?? browser.dom?.openOrClosedShadowRoot(element) ?? null;
}
