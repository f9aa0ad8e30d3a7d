import type { Mention } from './marks';
import type { Point } from './safe-triangle';

/** As long as the systems' own long press, which selects the word: both may happen, and neither hinders the other. */
export const LONG_PRESS_MS = 500;
/** A finger rolls a little while it presses. More is a swipe. */
export const PRESS_TOLERANCE_PX = 10;

/** What `watchLongPress` needs and whom it tells. */
export interface LongPress {
  mentionAt: (x: number, y: number) => Mention | null;
  onPress: (mention: Mention, at: Point) => void;
  signal: AbortSignal;
}

/** Reports a finger that stays on a mention. Prevents nothing: selection, links and scrolling are the browser's. */
export function watchLongPress({ mentionAt, onPress, signal }: LongPress): void {
  let press: { mention: Mention; at: Point; timer: ReturnType<typeof setTimeout> } | null = null;

  const cancel = () => {
    clearTimeout(press?.timer);
    press = null;
  };
  const finish = () => {
    if (!press) return;
    const { mention, at } = press;
    cancel();
    onPress(mention, at);
  };
  const options = { capture: true, passive: true, signal } as const;
  const begin = ({ pointerType, isPrimary, isTrusted, clientX: x, clientY: y }: PointerEvent) => {
    cancel();
    // A second finger zooms.
    const mention = pointerType === 'touch' && isPrimary && isTrusted ? mentionAt(x, y) : null;
    if (mention) press = { mention, at: { x, y }, timer: setTimeout(finish, LONG_PRESS_MS) };
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (press && Math.hypot(clientX - press.at.x, clientY - press.at.y) > PRESS_TOLERANCE_PX) cancel();
  };
  addEventListener('pointerdown', begin, options);
  addEventListener('pointermove', move, options);
  addEventListener('pointerup', cancel, options);
  addEventListener('pointercancel', cancel, options);
  // Where the system's long press is the shorter one, it takes the finger away from the page.
  addEventListener('contextmenu', finish, options);
  signal.addEventListener('abort', cancel);
}
