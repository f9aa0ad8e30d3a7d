import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { covers, type Drafts, joined, mergeDrafts, saveDraft } from '../../lib/notes/draft';
import { drafts } from './arbitraries';

// Properties run a hundred times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

const empty: Drafts = { body: { text: '', at: 0, clock: {} }, versions: [] };

function save(before: Drafts, editor: string, text: string, base = before.body.clock, now = 100): Drafts {
  return saveDraft(before, { text, base, editor, now });
}

const texts = ({ body, versions }: Drafts) => [body.text, ...versions.map(({ text }) => text)];

test('an editor that has seen the text replaces it', () => {
  const first = save(empty, 'left', 'one');
  const second = save(first, 'left', 'one two');
  expect(texts(second)).toEqual(['one two']);
  expect(texts(save(second, 'right', 'one two three'))).toEqual(['one two three']);
});

test('an editor that has not seen the text wins, and the other text is kept', () => {
  const left = save(empty, 'left', 'mine');
  const both = save(left, 'right', 'yours', empty.body.clock);
  expect(texts(both)).toEqual(['yours', 'mine']);
});

test('two editors that ignore each other keep one version, not one for each keystroke', () => {
  let stored = empty;
  let leftBase = empty.body.clock;
  let rightBase = empty.body.clock;
  for (const step of ['a', 'ab', 'abc']) {
    stored = save(stored, 'left', `left ${step}`, leftBase);
    leftBase = stored.body.clock;
    stored = save(stored, 'right', `right ${step}`, rightBase);
    rightBase = stored.body.clock;
  }
  expect(texts(stored)).toEqual(['right abc', 'left abc']);
});

test('a version is gone once a save says that it was taken in', () => {
  const both = save(save(empty, 'left', 'mine'), 'right', 'yours', empty.body.clock);
  const base = joined(both.body.clock, both.versions[0]!.clock);
  expect(texts(save(both, 'right', 'mine and yours', base))).toEqual(['mine and yours']);
});

test('a clock that was set back does not make a save lose', () => {
  const first = save(empty, 'left', 'one', {}, 1_000);
  expect(texts(save(first, 'left', 'two', first.body.clock, 5))).toEqual(['two']);
});

test('an old backup brings back nothing that was read and changed since', () => {
  const old = save(empty, 'left', 'draft');
  const now = save(old, 'left', 'final');
  expect(mergeDrafts(now, old)).toEqual(now);
});

test('copies that were edited apart keep both texts', () => {
  const shared = save(empty, 'left', 'base');
  const here = save(shared, 'left', 'here', shared.body.clock, 200);
  const there = save(shared, 'right', 'there', shared.body.clock, 300);
  expect(texts(mergeDrafts(here, there))).toEqual(['there', 'here']);
});

test('a save is always the body, and loses no text that it has not seen', () => {
  fc.assert(
    fc.property(drafts, fc.string(), fc.constantFrom('x', 'new'), fc.nat(4), (before, text, editor, now) => {
      const after = saveDraft(before, { text, base: {}, editor, now });
      expect(after.body.text).toBe(text);
      const unseen = [before.body, ...before.versions].filter(({ clock }) => !covers(after.body.clock, clock));
      expect(texts(after)).toEqual(expect.arrayContaining(unseen.map(draft => draft.text)));
    }),
  );
});
