import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inAPause } from '../../entrypoints/popup/in-a-pause';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const press = () => dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

test('something is done once, and not before keys have ceased to come', () => {
  const act = vi.fn();
  inAPause(act);
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(300);
    press();
  }
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledOnce();
  press();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledOnce();
});

test('it is done where no key comes at all, unless it was called off', () => {
  const [done, calledOff] = [vi.fn(), vi.fn()];
  inAPause(done);
  const callOff = inAPause(calledOff);
  callOff();
  press();
  vi.advanceTimersByTime(1000);
  expect(done).toHaveBeenCalledOnce();
  expect(calledOff).not.toHaveBeenCalled();
});
