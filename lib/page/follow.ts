import { autoUpdate, computePosition, flip, hide, offset, shift, size } from '@floating-ui/dom';
import { type Mention, mentionRects } from './marks';
import type { Point } from './safe-triangle';

/** Between the mention and its card: near enough to belong to it, far enough to leave its underline in sight. */
const GAP_PX = 6;
/** Between any card and the edges of the viewport. */
export const EDGE_PX = 8;
/** A card leaves the page in sight. */
const LARGEST_SHARE_OF_VIEWPORT = 0.6;
/**
 * Head, foot and some lines of text. Where a frame or a zoomed window has less room beside the mention, the card covers
 * it rather than shrink further; where the whole viewport is lower, the card fills it and scrolls within.
 */
const LEAST_HEIGHT_PX = 200;

/** Where to put the card, in viewport pixels, and how high it may be. */
export interface Placement {
  x: number;
  y: number;
}

/** What `followMention` tells. */
export interface Follower {
  onPlace: (placement: Placement) => void;
  onHeight: (most: number) => void;
  /** The mention has scrolled out of sight or left the document. */
  onLost: () => void;
}

/**
 * Keeps `card` beside the line of `mention` that is nearest to `near`, through scrolling, resizing and whatever moves
 * the page. Returns the way to stop.
 */
export function followMention(card: HTMLElement, mention: Mention, near: Point, follower: Follower): () => void {
  const parent = mention.nodes[0].parentElement;
  const line = nearestBox(mentionRects(mention), near);
  const box = () => mentionRects(mention)[line] ?? mentionRects(mention)[0];
  const reference = {
    getBoundingClientRect: () => box() ?? new DOMRect(),
    ...(parent && { contextElement: parent }),
  };
  // In Arabic and Hebrew a mention begins on its right.
  const isRtl = parent !== null && getComputedStyle(parent).direction === 'rtl';
  let isFollowing = true;
  const place = async () => {
    if (!box()) return follower.onLost();
    const { x, y, middlewareData } = await computePosition(reference, card, {
      strategy: 'fixed',
      placement: isRtl ? 'bottom-end' : 'bottom-start',
      middleware: [
        offset(GAP_PX),
        flip({ padding: EDGE_PX }),
        size({ padding: EDGE_PX, apply: ({ availableHeight }) => follower.onHeight(mostHeight(availableHeight)) }),
        shift({ padding: EDGE_PX, crossAxis: true }),
        hide(),
      ],
    });
    // Another card may have taken the place meanwhile.
    if (!isFollowing) return;
    if (middlewareData.hide?.referenceHidden) follower.onLost();
    else follower.onPlace({ x: Math.round(x), y: Math.round(y) });
  };
  const stop = autoUpdate(reference, card, () => void place());
  return () => {
    isFollowing = false;
    stop();
  };
}

/** Which of `boxes` a point is in, or nearest to: the line under the pointer of a mention that wraps. */
export function nearestBox(boxes: readonly DOMRect[], { x, y }: Point): number {
  const distances = boxes.map(({ left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
  );
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}

/** How high a card may be that stands nowhere in particular. */
export function mostHeight(available = innerHeight): number {
  const whole = innerHeight - 2 * EDGE_PX;
  const share = Math.min(available, innerHeight * LARGEST_SHARE_OF_VIEWPORT);
  return Math.floor(Math.min(whole, Math.max(share, LEAST_HEIGHT_PX)));
}
