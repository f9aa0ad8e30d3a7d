import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { CardNoteActions } from '../../components/CardNotes';
import { AppError } from '../../lib/attack/app-error';
import { APT29, COBALT_STRIKE } from '../fixtures/object-views';
import { T1204 } from '../fixtures/views';
import { expectAccessible } from './axe';
import { showCard } from './cards';

const notesOf = (count: number, overrides: Partial<CardNoteActions> = {}) => ({
  onCount: vi.fn(async () => count),
  onKeep: vi.fn(async () => ({ isNew: true })),
  onWrite: vi.fn(async () => null),
  onRead: vi.fn(async () => null),
  ...overrides,
});
const button = (name: string) => screen.getByRole('button', { name });
const openMore = () => userEvent.click(button('More'));

test('without a note there is a way to add one, and nothing else about notes', async () => {
  const notes = notesOf(0);
  const { container } = showCard(T1204, [], { notes });
  await userEvent.click(button('Add a note'));
  expect(notes.onWrite).toHaveBeenCalledExactlyOnceWith('T1204');
  expect(screen.queryByRole('button', { name: 'More' })).not.toBeInTheDocument();
  await expectAccessible(container);
});

test('their number leads to those that there are; a further one is added from the menu', async () => {
  const notes = notesOf(2);
  const { container } = showCard(T1204, [], { notes });
  await userEvent.click(await screen.findByRole('button', { name: '2 notes' }));
  expect(notes.onRead).toHaveBeenCalledExactlyOnceWith('T1204');
  await openMore();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Add a note' }));
  expect(notes.onWrite).toHaveBeenCalledExactlyOnceWith('T1204');
  await expectAccessible(container);
});

test('says what became of a sentence that is kept', async () => {
  const onKeep = vi
    .fn<CardNoteActions['onKeep']>()
    .mockResolvedValueOnce({ isNew: true })
    .mockResolvedValueOnce({ isNew: false })
    .mockRejectedValueOnce(new AppError('no-answer', 'Gone.'));
  showCard(T1204, [], { notes: notesOf(0, { onKeep }) });
  for (const [role, text] of [
    ['status', 'Kept as evidence'],
    ['status', 'Kept already'],
    ['alert', 'Gone.'],
  ] as const) {
    await userEvent.click(button('Keep as evidence'));
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.getByText(text)).toHaveAttribute('role', role);
  }
});

test('only what the page itself names is kept, not what that led to', async () => {
  const notes = notesOf(0);
  showCard(APT29, [COBALT_STRIKE], { notes });
  await userEvent.click(button('Cobalt Strike S0154'));
  await screen.findByRole('dialog', { name: 'S0154 Cobalt Strike' });
  expect(screen.queryByRole('button', { name: 'Keep as evidence' })).not.toBeInTheDocument();
  await userEvent.click(button('Add a note'));
  expect(notes.onWrite).toHaveBeenCalledExactlyOnceWith('S0154');
});

test('a count that fails leaves the card whole', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const onCount = vi.fn(async () => Promise.reject(new AppError('storage', 'Disk full.')));
  showCard(T1204, [], { notes: notesOf(0, { onCount }) });
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  expect(button('Add a note')).toBeVisible();
});

test('marks are switched off on this site, and on again', async () => {
  const undo = vi.fn(async () => undefined);
  const onHide = vi.fn(async () => ({ site: 'example.org', undo }));
  showCard(T1204, [], { onHide });
  await openMore();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Don’t mark T1204 on this site' }));
  expect(onHide).toHaveBeenCalledExactlyOnceWith('T1204');
  expect(await screen.findByText('T1204 is not marked on example.org any more.')).toBeVisible();
  await userEvent.click(button('Undo'));
  expect(undo).toHaveBeenCalledOnce();
  expect(await screen.findByText('Marked again on example.org.')).toBeVisible();
  await openMore();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Don’t mark anything on this site' }));
  expect(onHide).toHaveBeenLastCalledWith('*');
  expect(await screen.findByText('Nothing is marked on example.org any more.')).toBeVisible();
});
