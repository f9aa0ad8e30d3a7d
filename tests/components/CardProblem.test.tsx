import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CardProblem } from '../../components/CardProblem';
import { AppError, type ErrorCode } from '../../lib/attack/app-error';
import { expectAccessible } from './axe';

const CODES: ErrorCode[] = [
  'bad-message',
  'no-answer',
  'bad-pack',
  'storage',
  'bad-seed',
  'bad-stix',
  'unknown-id',
  'unexpected',
];

function show(code: ErrorCode, onTryAgain?: () => void) {
  const problem = new AppError(code, 'The detail for the console.');
  return render(<CardProblem id="T1204" problem={problem} onClose={() => undefined} onTryAgain={onTryAgain} />);
}

test('says what went wrong, what is safe, and what the program said', () => {
  show('no-answer');
  expect(screen.getByRole('dialog', { name: 'T1204 could not be shown' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'The extension did not answer' })).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Your notes are kept apart');
  expect(screen.getByRole('alert')).toHaveTextContent('no-answer The detail for the console.');
});

test('tries again when asked', async () => {
  const onTryAgain = vi.fn();
  show('bad-pack', onTryAgain);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onTryAgain).toHaveBeenCalledOnce();
});

test('does not offer what cannot help', () => {
  show('unknown-id');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test.each(CODES)('passes axe for %s', async code => {
  const { container } = show(code, () => undefined);
  await expectAccessible(container);
});
