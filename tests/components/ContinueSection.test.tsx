import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ContinueSection } from '../../components/ContinueSection';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { MONSTER, T1059_001, T1204, T1475 } from '../fixtures/views';
import { recordingActions } from './actions';

function show(view: TechniqueView, overrides = {}, level: 2 | 3 = 3) {
  const actions = recordingActions(overrides);
  render(<ContinueSection view={view} level={level} limit={6} actions={actions} />);
  return actions;
}

test('leads to the ATT&CK page', () => {
  show(T1059_001);
  expect(screen.getByRole('link', { name: 'ATT&CK page' })).toHaveAttribute(
    'href',
    'https://attack.mitre.org/techniques/T1059/001',
  );
});

test('opens a sub-technique from the keyboard', async () => {
  const { onOpenTechnique } = show(T1204);
  screen.getByRole('button', { name: 'T1204.002 Malicious File' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(onOpenTechnique).toHaveBeenCalledExactlyOnceWith('T1204.002');
});

test('opens the parent, which on the card stands in the head', async () => {
  const { onOpenTechnique } = show(T1059_001, {}, 2);
  await userEvent.click(screen.getByRole('button', { name: 'T1059 Command and Scripting Interpreter' }));
  expect(onOpenTechnique).toHaveBeenCalledExactlyOnceWith('T1059');
});

test('has real addresses where the workspace may be opened by one', () => {
  show(T1204, { workspaceUrl: (id: string) => `#/${id}` });
  const list = within(screen.getByRole('list', { name: 'Sub-techniques' }));
  expect(list.getAllByRole('link').map(link => link.getAttribute('href'))).toEqual([
    '#/T1204.001',
    '#/T1204.002',
    '#/T1204.003',
    '#/T1204.004',
    '#/T1204.005',
  ]);
});

test('unfolds further sub-techniques in place', async () => {
  show(MONSTER);
  await userEvent.click(screen.getByRole('button', { name: '18 more' }));
  expect(screen.getByRole('button', { name: 'T9000.024 Variant 24' })).toBeVisible();
});

test('has neither parent nor sub-techniques where there are none', () => {
  show(T1475);
  expect(screen.queryByText('parent')).not.toBeInTheDocument();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

test('opens the workspace', async () => {
  const { onOpenWorkspace } = show(T1204);
  await userEvent.click(screen.getByRole('button', { name: 'Workspace' }));
  expect(onOpenWorkspace).toHaveBeenCalledOnce();
});

test('does not lead into the workspace from within', () => {
  show(T1204, { onOpenWorkspace: undefined });
  expect(screen.queryByRole('button', { name: 'Workspace' })).not.toBeInTheDocument();
});

test('in the workspace the technique is copied from here', async () => {
  const { onCopy } = show(T1204, {}, 2);
  await userEvent.click(screen.getByRole('button', { name: 'Copy as…' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Sigma tag' }));
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('attack.t1204');
});

test('on the card siblings are folded, and open in place', async () => {
  const siblings = [{ id: 'T1059.003', name: 'Windows Command Shell' }];
  const { onOpenTechnique } = show({ ...T1059_001, siblings });
  await userEvent.click(screen.getByRole('button', { name: '1 sibling technique' }));
  await userEvent.click(screen.getByRole('button', { name: 'T1059.003 Windows Command Shell' }));
  expect(onOpenTechnique).toHaveBeenCalledExactlyOnceWith('T1059.003');
});

test('on the card mitigations open', async () => {
  const onOpenObject = vi.fn();
  show(T1204, { onOpenObject });
  await userEvent.click(within(screen.getByRole('list', { name: 'Mitigations' })).getAllByRole('button')[0]!);
  expect(onOpenObject).toHaveBeenCalledExactlyOnceWith(T1204.technique.mitigations[0]!.id);
});
