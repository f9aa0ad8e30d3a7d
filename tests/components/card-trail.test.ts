import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextTrail, shownStep, type Trail, type TrailEvent, trailFrom } from '../../components/card-trail';
import { AppError } from '../../lib/attack/app-error';
import { APT29, COBALT_STRIKE, UNC2452 } from '../fixtures/object-views';
import { T1059_001, T1204 } from '../fixtures/views';

/*
 * The legal states of a step:
 *
 *   open, view at hand ───────────────────────────────▶ shown with content
 *   open ──▶ awaited ──arrive───────────────────────────────▲   ▲
 *              │  ├──reveal──▶ shown, loading ──arrive───────┘   │
 *              │  │                 └──fail──▶ shown, problem ───┤ arrive
 *              │  └──fail───────────────────────▲    └──retry──▶ loading
 *              └──back──▶ forgotten; what was shown stays
 *   shown ──back──▶ the step before is shown, as it was; the first stays
 */

const PROBLEM = new AppError('storage', 'No.');
const ids = ({ steps }: Trail) => steps.map(({ id }) => id);
const run = (trail: Trail, ...events: TrailEvent[]) => events.reduce(nextTrail, trail);
const open = (id: string, view?: typeof APT29): TrailEvent => ({ type: 'open', id, view });
const start = trailFrom('T1204', T1204);

test('an object at hand is shown at once', () => {
  const trail = run(start, open('G0016', APT29));
  expect(ids(trail)).toEqual(['T1204', 'G0016']);
  expect(shownStep(trail).view).toBe(APT29);
});

describe('an object that is asked for', () => {
  const asked = run(start, open('G0016'));
  const { key } = asked.awaited!;

  test('leaves what is shown until it is here', () => {
    expect(shownStep(asked).view).toBe(T1204);
    const arrived = run(asked, { type: 'arrive', key, view: APT29 });
    expect(shownStep(arrived)).toEqual({ key, id: 'G0016', view: APT29 });
    expect(arrived.awaited).toBeNull();
  });

  test('is shown empty when it is late, and filled when it is here', () => {
    const late = run(asked, { type: 'reveal', key });
    expect(shownStep(late)).toEqual({ key, id: 'G0016' });
    expect(shownStep(run(late, { type: 'arrive', key, view: APT29 })).view).toBe(APT29);
  });

  test('is shown with the problem when it fails, and asked for again on demand', () => {
    const failed = run(asked, { type: 'fail', key, problem: PROBLEM });
    expect(shownStep(failed).problem).toBe(PROBLEM);
    const again = run(failed, { type: 'retry', key });
    expect(shownStep(again)).toEqual({ key, id: 'G0016' });
  });

  test('is forgotten by Back', () => {
    const back = run(asked, { type: 'back' });
    expect(back).toEqual({ ...start, lastKey: key });
    expect(run(back, { type: 'arrive', key, view: APT29 })).toBe(back);
  });

  test('gives way to another one', () => {
    const other = run(asked, open('S0154'));
    expect(other.awaited?.id).toBe('S0154');
    expect(run(other, { type: 'arrive', key, view: APT29 })).toBe(other);
  });

  test('is asked for once', () => {
    expect(run(asked, open('G0016'))).toBe(asked);
  });
});

test('Back shows what was shown before, and stays at the first', () => {
  const deep = run(start, open('G0016', APT29), open('S0154', COBALT_STRIKE));
  expect(ids(run(deep, { type: 'back' }))).toEqual(['T1204', 'G0016']);
  expect(run(deep, { type: 'back' }, { type: 'back' })).toEqual({ ...start, lastKey: 2 });
  expect(run(start, { type: 'back' })).toBe(start);
});

test('what is shown does not open itself, by neither of its ids', () => {
  expect(run(start, open('T1204', undefined))).toBe(start);
  const revoked = trailFrom('G0118', UNC2452);
  expect(run(revoked, open('G0016', APT29))).toBe(revoked);
  const replaced = trailFrom('T1086', T1059_001);
  expect(run(replaced, open('T1059.001'))).toBe(replaced);
});

test('all reports replace the view of their step, also when it is no longer shown', () => {
  const deep = run(start, open('G0016', APT29));
  const full = { ...T1204, reports: [] };
  const [first, second] = run(deep, { type: 'arrive', key: 0, view: full }).steps;
  expect(first.view).toBe(full);
  expect(second?.view).toBe(APT29);
});

test('whatever happens, keys are distinct and ascending, and the first step stays', () => {
  const key = fc.integer({ min: 0, max: 8 });
  const id = fc.constantFrom('T1204', 'G0016', 'S0154', 'G0118');
  const event = fc.oneof(
    fc.record({ type: fc.constant('open' as const), id, view: fc.constantFrom(undefined, APT29, COBALT_STRIKE) }),
    fc.record({ type: fc.constant('arrive' as const), key, view: fc.constant(APT29) }),
    fc.record({ type: fc.constant('fail' as const), key, problem: fc.constant(PROBLEM) }),
    fc.record({ type: fc.constantFrom('reveal' as const, 'retry' as const), key }),
    fc.record({ type: fc.constant('back' as const) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), events => {
      const { steps, awaited, lastKey } = run(start, ...events);
      const keys = [...steps.map(step => step.key), ...(awaited ? [awaited.key] : [])];
      expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
      expect(keys[0]).toBe(0);
      expect(Math.max(...keys)).toBeLessThanOrEqual(lastKey);
    }),
  );
});
