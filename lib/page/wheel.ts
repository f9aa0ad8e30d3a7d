/**
 * Keeps the wheel over `element` from scrolling the page. `overscroll-behavior: contain` does so only where there is
 * something to scroll; over a short card, or beside its body, the wheel would go on to the page.
 */
export function keepWheel(element: HTMLElement): void {
  element.addEventListener(
    'wheel',
    event => {
      // With Ctrl it zooms, which is the browser's.
      if (!event.ctrlKey && !canScroll(event, element)) event.preventDefault();
    },
    { passive: false },
  );
}

/** Whether something from the event's target up to `element` can scroll the way the wheel turns. */
function canScroll(event: WheelEvent, element: HTMLElement): boolean {
  const path = event.composedPath();
  return path
    .slice(0, path.indexOf(element))
    .some(node => node instanceof Element && (hasRoom(node, 'Y', event.deltaY) || hasRoom(node, 'X', event.deltaX)));
}

function hasRoom(node: Element, axis: 'X' | 'Y', delta: number): boolean {
  if (delta === 0 || !/auto|scroll/.test(getComputedStyle(node)[`overflow${axis}`])) return false;
  const [at, most] =
    axis === 'Y'
      ? [node.scrollTop, node.scrollHeight - node.clientHeight]
      : [node.scrollLeft, node.scrollWidth - node.clientWidth];
  // Scroll offsets can be fractions, sizes are rounded.
  return delta < 0 ? at > 0 : at < most - 1;
}
