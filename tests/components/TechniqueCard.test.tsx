import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { TechniqueCard } from '../../components/TechniqueCard';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { ALL_VIEWS, T0836, T1059_001, T1204, T1475 } from '../fixtures/views';
import { recordingActions } from './actions';
import { expectAccessible } from './axe';

function show(view: TechniqueView) {
  const actions = { ...recordingActions(), onClose: vi.fn() };
  const { container } = render(<TechniqueCard view={view} {...actions} />);
  return { ...actions, container };
}

test('is a dialog named by id and name', () => {
  show(T1204);
  expect(screen.getByRole('dialog', { name: 'T1204 User Execution' })).toBeVisible();
});

test('shows everything in the order that readers know', () => {
  show(T1059_001);
  const text = screen.getByRole('dialog').textContent ?? '';
  const inOrder = [
    'T1086 was revoked in July 2020. It is now T1059.001.',
    'T1059.001 · execution · 85 actors · 353 correlated reports',
    'PowerShell',
    'Windows’ own shell',
    'Open detection, hunting, mitigation, and evidence workspace',
    'Detection logic',
    'Observed actors',
    'Correlated CTI and IR reports',
    'Continue the investigation',
    'ATT&CK 19.1 · brief',
  ];
  const positions = inOrder.map(part => text.indexOf(part));
  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
});

test.each(ALL_VIEWS)('has one name and four parts below it for %s', (_, view) => {
  show(view);
  expect(screen.getAllByRole('heading').map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
    `H2 ${view.technique.name}`,
    'H3 Detection logic',
    'H3 Observed actors',
    'H3 Correlated CTI and IR reports',
    'H3 Continue the investigation',
  ]);
});

describe('beneath the name', () => {
  test('the reach with sub-techniques stands where it differs', () => {
    show(T1204);
    expect(screen.getByText('with sub-techniques 99 actors · 399 reports')).toBeVisible();
  });

  test('nothing stands where it does not', () => {
    show(T1059_001);
    expect(screen.queryByText(/with sub-techniques/)).not.toBeInTheDocument();
  });

  test('an ICS technique is named as one', () => {
    show(T0836);
    expect(screen.getByText('ICS')).toBeVisible();
  });
});

test('shows the brief whole', () => {
  show(T1204);
  expect(screen.getByText(T1204.technique.brief!.description)).toBeVisible();
});

test('says plainly that there is no brief', () => {
  show(T1475);
  expect(screen.getByText('No brief yet for this technique. Its facts are below.')).toBeVisible();
  expect(screen.getByText('ATT&CK 19.1 · facts only')).toBeVisible();
});

test('opens the workspace from the keyboard', async () => {
  const { onOpenWorkspace } = show(T1204);
  screen.getByRole('button', { name: 'Open detection, hunting, mitigation, and evidence workspace' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(onOpenWorkspace).toHaveBeenCalledOnce();
});

test('closes by the button that says so, the first stop of the Tab key', async () => {
  const { onClose } = show(T1204);
  await userEvent.tab();
  expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('takes no focus when it opens', () => {
  show(T1204);
  expect(document.body).toHaveFocus();
});

test.each(ALL_VIEWS)('leads out only to http addresses, in a tab that learns nothing, for %s', (_, view) => {
  show(view);
  for (const link of screen.getAllByRole('link')) {
    expect(link).toHaveAttribute('href', expect.stringMatching(/^https?:\/\//));
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  }
});

test('forgets what was unfolded when another technique takes its place', async () => {
  const actions = { ...recordingActions(), onClose: vi.fn() };
  const { rerender } = render(<TechniqueCard view={T1059_001} {...actions} />);
  const actors = () => within(screen.getByRole('list', { name: 'Actors' }));
  await userEvent.click(actors().getByRole('button', { name: '79 more' }));
  rerender(<TechniqueCard view={T1204} {...actions} />);
  rerender(<TechniqueCard view={T1059_001} {...actions} />);
  expect(actors().getByRole('button', { name: '79 more' })).toBeVisible();
});

test.each(ALL_VIEWS)('passes axe for %s', async (_, view) => {
  const { container } = show(view);
  await expectAccessible(container);
});
