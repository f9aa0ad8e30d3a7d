import { expect, test } from 'vitest';
import { EMPTY, isReport, LONGEST_QUERY, nextState, type PopupEvent } from '../../components/popup-state';

const after = (...events: PopupEvent[]) => events.reduce(nextState, EMPTY);

test('the first result of a query is chosen beforehand, and nothing of an empty field', () => {
  expect(after({ type: 'write', text: 'cozy' })).toMatchObject({ query: 'cozy', active: 0 });
  expect(after({ type: 'write', text: 'cozy' }, { type: 'write', text: ' ' })).toMatchObject({ active: -1 });
});

test('typing leaves the list and begins at its top', () => {
  const state = after(
    { type: 'write', text: 'p' },
    { type: 'key', key: 'ArrowDown', count: 9 },
    { type: 'key', key: 'ArrowDown', count: 9 },
    { type: 'write', text: 'po' },
  );
  expect(state).toMatchObject({ active: 0, isInList: false });
});

test('a caret key leads back to the text', () => {
  const inList = after({ type: 'write', text: 'p' }, { type: 'key', key: 'ArrowDown', count: 9 });
  expect(inList).toMatchObject({ active: 1, isInList: true });
  expect(nextState(inList, { type: 'key', key: 'ArrowLeft', count: 9 })).toMatchObject({ active: 1, isInList: false });
});

test('a card leaves query and place as they are', () => {
  const before = after({ type: 'write', text: 'apt' }, { type: 'key', key: 'PageDown', count: 30 });
  const opened = nextState(before, { type: 'open', kind: 'actor', id: 'G0016' });
  expect(opened.opened).toEqual({ kind: 'actor', id: 'G0016' });
  expect(nextState(opened, { type: 'leave' })).toEqual(before);
});

test('typing closes the card, and takes back an Enter that came too early', () => {
  const opened = after({ type: 'write', text: 'apt' }, { type: 'open', kind: 'actor', id: 'G0016' });
  expect(nextState(opened, { type: 'write', text: 'apt2' }).opened).toBeNull();
  const due = after({ type: 'write', text: 'apt' }, { type: 'enter-early' });
  expect(due.isEnterDue).toBe(true);
  expect(nextState(due, { type: 'write', text: 'apt2' }).isEnterDue).toBe(false);
  expect(nextState(due, { type: 'open', kind: 'actor', id: 'G0016' }).isEnterDue).toBe(false);
});

test.each([
  ['a word', 'T1059', false],
  ['several ids', 'T1059, T1105', false],
  ['a line that ends', 'T1059\n', false],
  ['two lines', 'T1059\r\nT1105', true],
  ['as long as a query may be', 'x'.repeat(LONGEST_QUERY), false],
  ['longer', 'x'.repeat(LONGEST_QUERY + 1), true],
])('%s is a report: %3$s', (_, text, expected) => {
  expect(isReport(text)).toBe(expected);
  expect(after({ type: 'write', text }).pasted).toBe(expected ? text : null);
});
