import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WorkspaceLoading } from '../../components/WorkspaceLoading';
import { expectAccessible } from './axe';

test('says what it looks up, under a heading', async () => {
  const { container } = render(<WorkspaceLoading title="T1204" />);
  expect(screen.getByRole('heading', { level: 1, name: 'T1204' })).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Looking it up…');
  expect(screen.getByRole('article')).toHaveAttribute('aria-busy', 'true');
  await expectAccessible(container);
});

test('is shown only after 100 ms', () => {
  render(<WorkspaceLoading title="T1204" />);
  expect(screen.getByRole('article')).toHaveClass('busy');
  expect(readFileSync('components/parts.css', 'utf8')).toMatch(/\.busy \{\s*animation: appear 1ms linear 100ms both;/);
});
