import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DWELL_MS,
  type HoverEvent,
  type HoverState,
  hover,
  idle,
  LEAVE_MS,
  REST_TOLERANCE_PX,
  WARM_DWELL_MS,
  WARM_FOR_MS,
} from '../../lib/page/hover';
import type { Mention } from '../../lib/page/marks';

/*
 * The legal states:
 *
 *            over a mention                timer
 *   idle ────────────────────▶ pending ──────────────▶ shown ◀──────────────┐
 *    ▲ ▲   away, scroll, Esc      │                    │ │ │                │ back on the mention,
 *    │ └──────────────────────────┘    over another    │ │ │ away           │ into the card
 *    │                          ┌──────────────────────┘ │ └─────▶ closing ─┘
 *    │                          ▼       Esc, click       │            │
 *    │                    shown+pending ──▶ (timer) ──▶ shown         │ timer
 *    └───────────────────────────────────────────────────┴────────────┘
 */

const mention = (id: string) => ({ id }) as Mention;
const a = mention('T1204');
const b = mention('T1105');

const at = (over: Mention | null, time = 0, x = 0): HoverEvent => ({ type: 'point', mention: over, x, y: 0, time });
const run = (events: HoverEvent[], from: HoverState = idle) => events.reduce(hover, from);
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
    }),
    fc.constantFrom<HoverEvent>({ type: 'enter-card' }, { type: 'leave-card' }, { type: 'scroll' }),
    fc.record({ type: fc.constant('dismiss' as const), time: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ type: fc.constant('timer' as const), token: fc.nat(20), time: fc.integer({ min: 0, max: 5000 }) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), events => {
      let state = idle;
      for (const next of events) {
        state = hover(state, next);
        expect(state.timer !== null).toBe(state.pending !== null || state.isClosing);
        if (state.isClosing) expect(state.shown).not.toBeNull();
        if (state.pending) expect(state.pending).not.toBe(state.shown);
      }
    }),
  );
});
