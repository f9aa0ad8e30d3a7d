import { HOST_NAME } from './host-name';

/** Gives the shadow root of an element, open or closed, or null. The extension API differs between browsers. */
export type ShadowRootOf = (element: HTMLElement) => ShadowRoot | null;

/**
 * The shadow roots of the elements in `root` (itself included), not of those in the roots it finds. Custom elements
 * without one are added to `unattached`: they may attach one once their script has run.
 *
 * A root that is attached to an element of another kind after it was looked at is not found until that element, or one
 * around it, is added anew: no event tells.
 * Open roots are looked for on every element. Closed ones only on custom elements: asking the extension API for
 * every element of a page would cost more than reading its text.
 */
export function shadowRootsIn(
  root: Element | ShadowRoot,
  rootOf: ShadowRootOf,
  unattached: Set<HTMLElement>,
): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (!(element instanceof HTMLElement)) continue;
    const isCustom = element.localName.includes('-') && element.localName !== HOST_NAME;
    const shadow = element.shadowRoot ?? (isCustom ? rootOf(element) : null);
    if (shadow) roots.push(shadow);
    else if (isCustom) unattached.add(element);
  }
  return roots;
}
