import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { type KnowledgeState, KnowledgeStatus } from '../../components/KnowledgeStatus';
import { AppError } from '../../lib/attack/app-error';
import { RELEASE } from '../fixtures/view-builders';
import { expectAccessible } from './axe';

const problem = new AppError('bad-pack', 'techniques-2.json has another SHA-256 than the manifest says.');

const STATES: [string, KnowledgeState, string][] = [
  ['ready', { state: 'ready', release: RELEASE }, 'Ready. All of it is on this computer.'],
  ['preparing for the first time', { state: 'preparing' }, 'Preparing for first use…'],
  [
    'preparing a new release',
    { state: 'preparing', release: RELEASE },
    'Preparing a new release; 19.1 answers meanwhile.',
  ],
  ['failed with nothing to fall back on', { state: 'failed', problem }, 'Not ready: nothing can be looked up.'],
  [
    'failed beside an old release',
    { state: 'failed', problem, release: RELEASE },
    'The new release could not be taken in; 19.1 answers as before.',
  ],
];

test.each(STATES)('says in words that it is %s, and passes axe', async (_, knowledge, expected) => {
  const { container } = render(<KnowledgeStatus knowledge={knowledge} onTryAgain={() => undefined} />);
  expect(screen.getByRole('status')).toHaveTextContent(expected);
  await expectAccessible(container);
});

test('shows the release, and what came from which source', () => {
  render(<KnowledgeStatus knowledge={{ state: 'ready', release: RELEASE }} onTryAgain={() => undefined} />);
  expect(screen.getByRole('heading', { level: 1, name: 'ATT&CK 19.1' })).toBeVisible();
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'MITRE ATT&CK',
    'MISP galaxy',
  ]);
  expect(screen.getByText('techniques').nextElementSibling).toHaveTextContent('1,166');
  expect(screen.getByText(/© 2026 The MITRE Corporation/)).toBeVisible();
});

test('says what failed and tries again when asked', async () => {
  const onTryAgain = vi.fn();
  render(<KnowledgeStatus knowledge={{ state: 'failed', problem }} onTryAgain={onTryAgain} />);
  expect(screen.getByRole('alert')).toHaveTextContent('The bundled ATT&CK knowledge cannot be read.');
  expect(screen.getByRole('alert')).toHaveTextContent('another SHA-256');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onTryAgain).toHaveBeenCalledOnce();
});

test('does not offer to try again while all is well', () => {
  render(<KnowledgeStatus knowledge={{ state: 'ready', release: RELEASE }} onTryAgain={() => undefined} />);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
