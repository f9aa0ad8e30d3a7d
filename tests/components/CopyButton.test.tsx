import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyButton } from '../../components/CopyButton';

afterEach(() => void vi.useRealTimers());

test('says nothing before it is pressed', () => {
  render(<CopyButton label="Copy as Markdown" onCopy={async () => undefined} />);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('says to eye and ear that it copied, and offers itself again after two seconds', async () => {
  vi.useFakeTimers();
  render(<CopyButton label="Copy as Markdown" onCopy={async () => undefined} />);
  await act(async () => screen.getByRole('button', { name: 'Copy as Markdown' }).click());
  expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Copied');
  act(() => void vi.advanceTimersByTime(1999));
  expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
  act(() => void vi.advanceTimersByTime(1));
  expect(screen.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible();
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('says why it could not copy', async () => {
  const onCopy = async () => Promise.reject(new Error('The page may not write to the clipboard.'));
  render(<CopyButton label="Copy as Markdown" onCopy={onCopy} />);
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('status')).toHaveTextContent('Not copied: The page may not write to the clipboard.');
  expect(screen.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible();
});
