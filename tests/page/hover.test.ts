import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DWELL_MS,
  type HoverEvent,
  type HoverState,
  hover,
  idle,
  LEAVE_MS,
  type PointEvent,
  REST_TOLERANCE_PX,
  WARM_DWELL_MS,
  WARM_FOR_MS,
} from '../../lib/page/hover';
import type { Mention } from '../../lib/page/marks';

/*
 * The legal states. A timer runs in those with ◔, and only there.
 *
 *         over            timer, Alt            away         timer
 *   idle ─────▶ pending ◔ ──────────▶ shown ◀──────────▶ closing ◔ ─────▶ idle
 *                  │                  │   ▲ over it again  │   ▲ ╰─╯ away on the way to the card: the time starts anew
 *                  │ away,       over │   │                │   │
 *                  │ scroll,  another │   │ timer:         │   │ leave card
 *                  │ Esc              ▼   │ the other      ▼   │
 *                  ▼            shown+pending ◔ ────────▶ in card
 *                idle                        enter card       ▲
 *                                                             │ release, where the pointer is in it
 *   any ── open (keyboard, touch) ──▶ held ───────────────────┤
 *                                      ▲  ╰── release ──▶ closing ◔
 *   any with a card ── hold (focus) ───╯                      │
 *   any ── open (pinned no more) ─────────────────────────────╯
 *
 *   `held` may be together with `pending` and with `in card`; away, leave card and lost mean nothing to it.
 *   Esc, a click outside, navigation and pinning lead from any state to `idle`;
 *   a lost mention does from `shown`, `shown+pending` and `closing`.
 */

const mention = (id: string) => ({ id }) as Mention;
const a = mention('T1204');
const b = mention('T1105');

const at = (over: Mention | null, time = 0, x = 0): PointEvent => ({ type: 'point', mention: over, x, y: 0, time });
const onTheWay = (over: Mention | null, x = 0): PointEvent => ({ ...at(over, 0, x), isOnWayToCard: true });
const peek = (over: Mention): PointEvent => ({ ...at(over), isPeek: true });
const open = (over: Mention, isInCard = false): HoverEvent => ({ type: 'open', mention: over, x: 0, y: 0, isInCard });
const run = (events: HoverEvent[], from: HoverState = idle) =>
  events.reduce((state, event) => hover(state, event), from);
/** Lets the running timer end. */
const elapse = (state: HoverState, time = 0) => hover(state, { type: 'timer', token: state.timer?.token ?? -1, time });
const opened = elapse(run([at(a)]));

describe('opening', () => {
  test('takes a rest of the full dwell', () => {
    const resting = run([at(a)]);
    expect(resting.timer?.delay).toBe(DWELL_MS);
    expect(resting.shown).toBeNull();
    expect(elapse(resting).shown).toBe(a);
  });

  test('starts anew when the pointer moves on within the mention', () => {
    const first = run([at(a)]);
    const moved = hover(first, at(a, 0, REST_TOLERANCE_PX + 1));
    expect(moved.timer?.token).not.toBe(first.timer?.token);
    expect(hover(moved, { type: 'timer', token: first.timer!.token, time: 0 })).toBe(moved);
  });

  test('does not mind a trembling hand', () => {
    const first = run([at(a)]);
    expect(hover(first, at(a, 0, REST_TOLERANCE_PX))).toBe(first);
  });

  test.each<[string, HoverEvent]>([
    ['the pointer moves away', at(null)],
    ['the page scrolls', { type: 'scroll' }],
    ['Esc is pressed', { type: 'dismiss', time: 0 }],
  ])('is called off when %s', (_, event) => {
    const off = run([at(a), event]);
    expect(off.pending).toBeNull();
    expect(off.timer).toBeNull();
  });
});

describe('an open card', () => {
  test('closes some time after the pointer left', () => {
    const leaving = hover(opened, at(null));
    expect(leaving.shown).toBe(a);
    expect(leaving.timer?.delay).toBe(LEAVE_MS);
    expect(elapse(leaving).shown).toBeNull();
  });

  test('is not kept open longer by more moves elsewhere', () => {
    const leaving = hover(opened, at(null));
    expect(hover(leaving, at(null, 100, 50))).toBe(leaving);
  });

  test.each<[string, HoverEvent]>([
    ['comes back', at(a)],
    ['enters the card', { type: 'enter-card' }],
  ])('stays when the pointer %s in time', (_, event) => {
    const back = run([at(null), event], opened);
    expect(back.shown).toBe(a);
    expect(back.timer).toBeNull();
  });

  test('does not mind what the pointer passes over while it is in the card', () => {
    const reading = run([{ type: 'enter-card' }, at(null), at(b)], opened);
    expect(reading.shown).toBe(a);
    expect(reading.timer).toBeNull();
  });

  test('closes some time after the pointer left the card', () => {
    const leaving = run([{ type: 'enter-card' }, { type: 'leave-card' }], opened);
    expect(elapse(leaving).shown).toBeNull();
  });

  test('stays when the page scrolls', () => {
    expect(hover(opened, { type: 'scroll' })).toBe(opened);
  });

  test('gives way to that of another mention after a short rest', () => {
    const moving = hover(opened, at(b));
    expect(moving.timer?.delay).toBe(WARM_DWELL_MS);
    expect(moving.shown).toBe(a);
    expect(elapse(moving).shown).toBe(b);
  });
});

describe('Alt', () => {
  test('shows at once, and instead of another card', () => {
    expect(hover(idle, peek(a)).shown).toBe(a);
    expect(hover(opened, peek(b)).shown).toBe(b);
  });

  test('ends the wait where the pointer rests already', () => {
    const peeked = run([at(a), peek(a)]);
    expect(peeked.shown).toBe(a);
    expect(peeked.timer).toBeNull();
  });

  test('brings back what was dismissed: it is an explicit wish', () => {
    const dismissed = hover(opened, { type: 'dismiss', time: 0 });
    expect(hover(dismissed, peek(a)).shown).toBe(a);
  });

  test('changes nothing over the mention whose card is open', () => {
    expect(hover(opened, peek(a))).toBe(opened);
  });
});

describe('on the way to the card', () => {
  test('each move gives the full time again', () => {
    const leaving = hover(opened, onTheWay(null));
    const further = hover(leaving, onTheWay(null, 20));
    expect(further.timer).toEqual({ token: leaving.timer!.token + 1, delay: LEAVE_MS });
    expect(elapse(further).shown).toBeNull();
  });

  test('a mention that is passed over does not open as a warm one would', () => {
    const passing = hover(opened, onTheWay(b));
    expect(passing.timer?.delay).toBe(LEAVE_MS);
    expect(run([onTheWay(null, 20), { type: 'enter-card' }], passing)).toMatchObject({ shown: a, pending: null });
  });

  test('a mention that is rested on opens', () => {
    expect(elapse(hover(opened, onTheWay(b))).shown).toBe(b);
  });
});

describe('a held card', () => {
  const held = hover(idle, open(a));

  test.each<[string, HoverEvent]>([
    ['the pointer moves elsewhere', at(null)],
    ['the pointer leaves it', { type: 'leave-card' }],
    ['its mention is lost', { type: 'lost', time: 0 }],
    ['the page scrolls', { type: 'scroll' }],
  ])('stays when %s', (_, event) => {
    const after = hover(held, event);
    expect(after.shown).toBe(a);
    expect(after.timer).toBeNull();
  });

  test('closes by Esc, and its mention opens again as soon as it is rested on', () => {
    const closed = hover(held, { type: 'dismiss', time: 0 });
    expect(closed.shown).toBeNull();
    expect(hover(closed, at(a)).pending).toBe(a);
  });

  test('gives way only to a full rest on another mention', () => {
    expect(hover(held, at(b)).timer?.delay).toBe(DWELL_MS);
  });

  test('gives way at once to the next that is opened', () => {
    expect(hover(held, open(b))).toMatchObject({ shown: b, isHeld: true });
  });

  test('closes some time after the focus went to the page', () => {
    expect(elapse(hover(held, { type: 'release' })).shown).toBeNull();
  });

  test('is one that the pointer opened and the focus has entered', () => {
    const entered = run([{ type: 'hold' }, at(null)], opened);
    expect(entered.shown).toBe(a);
    expect(entered.timer).toBeNull();
  });

  test('stays after the focus left while the pointer is in it', () => {
    const reading = run([{ type: 'enter-card' }, { type: 'release' }], held);
    expect(reading).toMatchObject({ shown: a, isClosing: false });
    expect(hover(reading, { type: 'leave-card' }).isClosing).toBe(true);
  });
});

test('a card that is pinned no more is as any card that the pointer is in', () => {
  const unpinned = hover(idle, open(a, true));
  expect(unpinned).toMatchObject({ shown: a, isInCard: true, isHeld: false });
  expect(elapse(hover(unpinned, { type: 'leave-card' })).shown).toBeNull();
});

test('a card whose mention is lost closes, but not under the pointer', () => {
  const lost: HoverEvent = { type: 'lost', time: 0 };
  expect(hover(opened, lost).shown).toBeNull();
  expect(run([{ type: 'enter-card' }, lost], opened).shown).toBe(a);
});

describe('after closing', () => {
  test('the next card opens sooner, for a while', () => {
    const closed = elapse(hover(opened, at(null)), 1000);
    expect(hover(closed, at(b, 1000 + WARM_FOR_MS - 1)).timer?.delay).toBe(WARM_DWELL_MS);
    expect(hover(closed, at(b, 1000 + WARM_FOR_MS)).timer?.delay).toBe(DWELL_MS);
  });

  test('a dismissed card stays closed until the pointer has left its mention', () => {
    const dismissed = hover(opened, { type: 'dismiss', time: 0 });
    expect(dismissed.shown).toBeNull();
    expect(run([at(a, 0, 30)], dismissed).pending).toBeNull();
    expect(run([at(null), at(a)], dismissed).pending).toBe(a);
  });
});

test('a card dismissed from elsewhere opens again as soon as its mention is rested on', () => {
  for (const elsewhere of [at(null), { type: 'enter-card' }] satisfies HoverEvent[]) {
    const dismissed = run([elsewhere, { type: 'dismiss', time: 0 }], opened);
    expect(hover(dismissed, at(a)).pending).toBe(a);
  }
});

test('whatever happens, a timer runs exactly when something is pending or closing', () => {
  const event = fc.oneof(
    fc.record({
      type: fc.constant('point' as const),
      mention: fc.constantFrom(a, b, null),
      x: fc.integer({ min: 0, max: 20 }),
      y: fc.constant(0),
      time: fc.integer({ min: 0, max: 5000 }),
      isPeek: fc.boolean(),
      isOnWayToCard: fc.boolean(),
    }),
    fc.constantFrom<HoverEvent>(
      { type: 'enter-card' },
      { type: 'leave-card' },
      { type: 'scroll' },
      { type: 'hold' },
      { type: 'release' },
      open(a),
      open(b, true),
    ),
    fc.record({ type: fc.constant('lost' as const), time: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ type: fc.constant('dismiss' as const), time: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ type: fc.constant('timer' as const), token: fc.nat(20), time: fc.integer({ min: 0, max: 5000 }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), events => {
      let state = idle;
      for (const next of events) {
        state = hover(state, next);
        expect(state.timer !== null).toBe(state.pending !== null || state.isClosing);
        if (state.isClosing || state.isHeld) expect(state.shown).not.toBeNull();
        if (state.isClosing) expect(state.isHeld || state.isInCard).toBe(false);
        if (state.pending) expect(state.pending).not.toBe(state.shown);
      }
    }),
  );
});

test('a reader’s own delays take the place of the usual ones', () => {
  const delays = { dwell: 900, warmDwell: 200, leave: 700, warmFor: 50 };
  const resting = hover(idle, at(a), delays);
  expect(resting.timer?.delay).toBe(900);
  expect(hover(opened, at(b), delays).timer?.delay).toBe(200);
  const leaving = hover(opened, at(null), delays);
  expect(leaving.timer?.delay).toBe(700);
  const closed = hover(leaving, { type: 'timer', token: leaving.timer!.token, time: 1000 });
  expect(hover(closed, at(b, 1049), delays).timer?.delay).toBe(200);
  expect(hover(closed, at(b, 1050), delays).timer?.delay).toBe(900);
});
