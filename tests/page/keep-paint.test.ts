import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPaint, MOST_REPAIRS } from '../../lib/page/keep-paint';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const marksOf = (isCleared: boolean) => ({ register: vi.fn(() => isCleared) });

test('looks for as long as the paint is where it belongs', () => {
  const marks = marksOf(false);
  keepPaint(marks, new AbortController().signal);
  vi.advanceTimersByTime(1000 * MOST_REPAIRS * 3);
  expect(marks.register).toHaveBeenCalledTimes(MOST_REPAIRS * 3);
});

test('gives up where the page always takes it away', () => {
  const marks = marksOf(true);
  keepPaint(marks, new AbortController().signal);
  vi.advanceTimersByTime(1000 * MOST_REPAIRS * 3);
  expect(marks.register).toHaveBeenCalledTimes(MOST_REPAIRS);
});

test('does nothing in a hidden tab, and nothing once it is stopped', () => {
  const marks = marksOf(true);
  const stop = new AbortController();
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  keepPaint(marks, stop.signal);
  vi.advanceTimersByTime(5000);
  expect(marks.register).not.toHaveBeenCalled();
  hidden.mockReturnValue(false);
  vi.advanceTimersByTime(1000);
  expect(marks.register).toHaveBeenCalledOnce();
  stop.abort();
  vi.advanceTimersByTime(5000);
  expect(marks.register).toHaveBeenCalledOnce();
});
