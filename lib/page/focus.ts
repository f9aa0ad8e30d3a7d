/** What has the keyboard's focus in the page, in its open shadow roots too; null if nothing has. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  for (let inner = focused; inner; inner = inner.shadowRoot?.activeElement ?? null) focused = inner;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}
