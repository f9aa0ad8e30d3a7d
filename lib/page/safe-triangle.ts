/** A point in viewport pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box in viewport pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A hand does not draw straight lines: the way to the card is this much wider on every side of the card. */
const MARGIN_PX = 6;

/**
 * Whether `at` lies on the way from `exit`, the last point on the mention, to the card: in the triangles that `exit`
 * makes with the card's edges. Other mentions lie there often, and the pointer only passes over them.
 */
export function isOnWayToCard(exit: Point, at: Point, card: Box): boolean {
  const left = card.left - MARGIN_PX;
  const top = card.top - MARGIN_PX;
  const right = card.right + MARGIN_PX;
  const bottom = card.bottom + MARGIN_PX;
  const corners: Point[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return corners.some((corner, i) => isInTriangle(at, exit, corner, corners[(i + 1) % 4] as Point));
}

/** Borders count as inside. A flat triangle is the line it is. */
function isInTriangle(p: Point, a: Point, b: Point, c: Point): boolean {
  const sides = [side(p, a, b), side(p, b, c), side(p, c, a)];
  const isWithin = !(sides.some(value => value < 0) && sides.some(value => value > 0));
  return isWithin && (side(a, b, c) !== 0 || isBetween(p, [a, b, c]));
}

/** Twice the area of the triangle; its sign tells on which side of the line from `b` to `c` the point lies. */
function side(p: Point, b: Point, c: Point): number {
  return (p.x - c.x) * (b.y - c.y) - (b.x - c.x) * (p.y - c.y);
}

function isBetween(p: Point, points: Point[]): boolean {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return p.x >= Math.min(...xs) && p.x <= Math.max(...xs) && p.y >= Math.min(...ys) && p.y <= Math.max(...ys);
}
