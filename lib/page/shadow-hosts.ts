import { HOST_NAME } from './host-name';

/** Gives the shadow root of an element, open or closed, or null. The extension API differs between browsers. */
export type ShadowRootOf = (element: HTMLElement) => ShadowRoot | null;

/**
 * The shadow root of an element, or null. A custom element without one is added to `unattached`: it may attach one
 * once its script has run.
 *
 * A root that is attached to an element of another kind after it was looked at is not found until that element, or one
 * around it, is added anew: no event tells.
 * Open roots are looked for on every element. Closed ones only on custom elements: asking the extension API for
 * every element of a page would cost more than reading its text.
 */
export function shadowOf(element: Element, rootOf: ShadowRootOf, unattached: Set<HTMLElement>): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const { localName } = element;
  if (!localName.includes('-') || localName === HOST_NAME || !(element instanceof HTMLElement)) return null;
  const shadow = rootOf(element);
  if (!shadow) unattached.add(element);
  return shadow;
}
