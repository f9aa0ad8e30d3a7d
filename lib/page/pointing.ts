import { mentionAt, mentionUnder } from './hit-test';
import type { PointEvent } from './hover';
import type { Mention } from './marks';
import { type Box, isOnWayToCard, type Point } from './safe-triangle';
import type { ScannedFrame } from './scanned-frame';

/** What `watchPointer` needs and whom it tells. */
export interface Pointing {
  frame: ScannedFrame;
  /** The mention whose card is open, and that card's box. */
  shown: () => { mention: Mention; card: Box } | null;
  /** Called with each move that may mean something. Returns whether it opened a card. */
  onPoint: (event: PointEvent) => boolean;
  /** Where the pointer's events are the card's own affair. */
  isFromCard: (event: Event) => boolean;
  signal: AbortSignal;
}

interface Sighting {
  readonly mention: Mention;
  readonly point: Point;
}

/** Reports what the mouse or pen is over, and Alt where it rests. Begins with the latest move that the scanner saw. */
export function watchPointer({ frame, shown, onPoint, isFromCard, signal }: Pointing): void {
  let last: Point | null = null;
  /** The latest point on a mention, and the latest on the one whose card is open. */
  let over: Sighting | null = null;
  let exit: Sighting | null = null;
  let wasOver: Mention | null = null;

  const report = (mention: Mention | null, point: Point, isPeek: boolean): boolean => {
    const open = shown();
    if (over && over.mention === open?.mention) exit = over;
    if (mention) over = { mention, point };
    // Most moves go from plain text to plain text; nobody needs to hear of them.
    if (!mention && !wasOver && !open) return false;
    wasOver = mention;
    const isOnWay = open !== null && exit?.mention === open.mention && isOnWayToCard(exit.point, point, open.card);
    return onPoint({
      type: 'point',
      mention,
      x: point.x,
      y: point.y,
      time: performance.now(),
      isPeek,
      isOnWayToCard: isOnWay,
    });
  };
  const at = ({ x, y }: Point) => mentionAt(frame.marks, frame.shadowRoots, x, y);
  const leave = () => {
    if (last) report(null, last, false);
    last = null;
  };
  const move = (event: PointerEvent) => {
    // What the page makes up is no pointer: it could find out where we show a card.
    if (event.pointerType === 'touch' || !event.isTrusted) return;
    // With a button down the reader drags or selects.
    if (event.buttons) return leave();
    // After a scroll browsers report the resting pointer anew.
    if (event.clientX === last?.x && event.clientY === last.y && !event.altKey) return;
    last = { x: event.clientX, y: event.clientY };
    report(isFromCard(event) ? null : mentionUnder(frame.marks, frame.shadowRoots, event), last, isPeek(event));
  };

  const options = { passive: true, capture: true, signal } as const;
  addEventListener('pointermove', move, options);
  // Not in the capture phase, which would tell of every element that is left.
  document.documentElement.addEventListener('pointerleave', leave, { passive: true, signal });
  const onAlt = (event: KeyboardEvent) => {
    const isAlone = event.key === 'Alt' && !event.repeat && !event.ctrlKey && !event.metaKey;
    if (!isAlone || !event.isTrusted || !last) return;
    // Alt alone would open the browser's menu when it is released.
    if (report(at(last), last, true)) event.preventDefault();
  };
  addEventListener('keydown', onAlt, { capture: true, signal });
  if (frame.lastMove) move(frame.lastMove);
}

/** Alt, but not the AltGr of a keyboard where that is Ctrl + Alt. */
function isPeek({ altKey, ctrlKey }: PointerEvent): boolean {
  return altKey && !ctrlKey;
}
