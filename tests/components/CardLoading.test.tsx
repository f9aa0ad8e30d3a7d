import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CardLoading } from '../../components/CardLoading';
import { expectAccessible } from './axe';

test('is a busy dialog that says what it looks up', async () => {
  const { container } = render(<CardLoading id="T1204" onClose={() => undefined} />);
  expect(screen.getByRole('dialog', { name: 'T1204' })).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('status')).toHaveTextContent('T1204 · looking it up…');
  await expectAccessible(container);
});

test('can be closed', async () => {
  const onClose = vi.fn();
  render(<CardLoading id="T1204" onClose={onClose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('is shown only after 100 ms', () => {
  const { container } = render(<CardLoading id="T1204" onClose={() => undefined} />);
  expect(container.querySelector('.busy')).toBe(screen.getByRole('dialog'));
  expect(readFileSync('components/parts.css', 'utf8')).toMatch(/\.busy \{\s*animation: appear 1ms linear 100ms both;/);
});
