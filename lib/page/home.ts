/** Above these the top layer paints, but what is not in them is covered, inert, or closes them when it is clicked. */
const OVERLAYS = 'dialog:modal, [popover]:popover-open, :fullscreen';

/**
 * The element to put the cards into so that they can be seen and used: the modal dialog, popover or full-screen element
 * that `near` lies in; else the page's topmost modal dialog, its full-screen element, or the document's root.
 */
export function homeFor(near: Node | null): Element {
  const around = overlayAround(near);
  const dialogs = document.querySelectorAll('dialog:modal');
  const modal = dialogs[dialogs.length - 1] ?? null;
  // A dialog that opened later makes inert what `near` lies in. Dialogs in shadow roots are not looked for.
  const isBehind = modal && around?.getRootNode() === document && !modal.contains(around);
  return (isBehind ? modal : around) ?? modal ?? document.fullscreenElement ?? document.documentElement;
}

function overlayAround(near: Node | null): Element | null {
  for (let node = near; node; node = flatParent(node)) {
    if (node instanceof Element && node.matches(OVERLAYS)) return node;
  }
  return null;
}

/** The parent as it is painted: through slots and out of shadow roots. */
function flatParent(node: Node): Node | null {
  const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null;
  return slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
}
