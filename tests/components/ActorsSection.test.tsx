import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ActorsSection } from '../../components/ActorsSection';
import { technique } from '../fixtures/view-builders';
import { T1059_001, T1204, T1475 } from '../fixtures/views';

test('shows each actor with name and id, leading to its ATT&CK page', () => {
  render(<ActorsSection technique={T1204.technique} level={3} limit={6} />);
  expect(screen.getByRole('link', { name: 'LAPSUS$ G1004' })).toHaveAttribute(
    'href',
    'https://attack.mitre.org/groups/G1004',
  );
  expect(screen.getAllByRole('link')).toHaveLength(2);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('says the number beside the heading', () => {
  render(<ActorsSection technique={T1059_001.technique} level={3} limit={6} />);
  expect(screen.getByRole('group', { name: 'Observed actors' })).toHaveTextContent(/^Observed actors85/);
});

test('shows six, and the other 79 in place when asked', async () => {
  render(<ActorsSection technique={T1059_001.technique} level={3} limit={6} />);
  const links = () => screen.getByRole('list', { name: 'Actors' }).querySelectorAll('a');
  expect(links()).toHaveLength(6);
  await userEvent.click(screen.getByRole('button', { name: '79 more' }));
  expect(links()).toHaveLength(85);
  await userEvent.click(screen.getByText('show fewer'));
  expect(links()).toHaveLength(6);
});

test('walks on to the first actor that was unfolded', async () => {
  render(<ActorsSection technique={T1059_001.technique} level={3} limit={6} />);
  screen.getByRole('button', { name: '79 more' }).focus();
  await userEvent.keyboard('{Enter}{Tab}');
  expect(within(screen.getByRole('list')).getAllByRole('link')[6]).toHaveFocus();
});

test('says that none is recorded', () => {
  render(<ActorsSection technique={T1475.technique} level={3} limit={6} />);
  expect(screen.getByText('None recorded.')).toBeVisible();
});

test.each([
  [1, 'None recorded for the technique itself; 1 actor for its sub-techniques.'],
  [12, 'None recorded for the technique itself; 12 actors for its sub-techniques.'],
])('does not lend the technique the %i of its sub-techniques', (actors, expected) => {
  const shown = technique({ id: 'T1', name: 'x', withSubtechniques: { actors, reports: 0 } });
  render(<ActorsSection technique={shown} level={3} limit={6} />);
  expect(screen.getByText(expected)).toBeVisible();
});
