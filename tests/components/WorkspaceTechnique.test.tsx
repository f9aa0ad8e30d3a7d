import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WorkspaceTechnique } from '../../components/WorkspaceTechnique';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { ALL_VIEWS, MONSTER_COMPLETE, T1059_001, T1204_COMPLETE, T1475 } from '../fixtures/views';
import { recordingActions } from './actions';
import { expectAccessible } from './axe';

function show(view: TechniqueView) {
  const { onOpenWorkspace: _, ...actions } = recordingActions({ workspaceUrl: id => `#/${id}` });
  return render(<WorkspaceTechnique view={view} {...actions} />);
}

// By label: jsdom takes seconds to work out the roles of a thousand elements.
const itemsOf = (list: string) => Array.from(screen.getByLabelText(list, { selector: 'ul' }).children);

test('has the name as the page’s heading and every part below it', () => {
  show(T1204_COMPLETE);
  expect(screen.getAllByRole('heading').map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
    'H1 User Execution',
    'H2 Detection logic',
    'H2 Hunting',
    'H2 Mitigations',
    'H2 Observed actors',
    'H2 Software',
    'H2 Campaigns',
    'H2 Correlated CTI and IR reports',
    'H2 Continue the investigation',
  ]);
});

test('holds nothing back', () => {
  show(MONSTER_COMPLETE);
  expect(itemsOf('Actors')).toHaveLength(86);
  expect(itemsOf('Reports')).toHaveLength(650);
  expect(itemsOf('Sub-techniques')).toHaveLength(24);
  expect(screen.queryByText(/more$|^all /, { selector: 'button' })).not.toBeInTheDocument();
});

test('lists software, campaigns and mitigations with their ATT&CK pages', () => {
  show(T1059_001);
  expect(itemsOf('Software')).toHaveLength(131);
  expect(itemsOf('Campaigns')).toHaveLength(17);
  expect(itemsOf('Mitigations')).toHaveLength(5);
  expect(screen.getByText('Cobalt Strike')).toHaveAttribute('href', 'https://attack.mitre.org/software/S0154');
  expect(screen.getByText('Code Signing')).toHaveAttribute('href', 'https://attack.mitre.org/mitigations/M1045');
});

test('asks the hunter’s question', () => {
  show(T1204_COMPLETE);
  expect(screen.getByRole('region', { name: 'Hunting' })).toHaveTextContent('who ran a file first seen');
});

test('says what is not known, part by part', () => {
  show(T1475);
  expect(screen.getByText('T1475', { selector: '.stale .id' })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Hunting' })).toHaveTextContent('No hunt written yet');
  for (const name of ['Mitigations', 'Observed actors', 'Software', 'Campaigns']) {
    expect(screen.getByRole('region', { name })).toHaveTextContent(`${name}None recorded.`);
  }
});

test('offers the missing reports where the view lacks some', () => {
  show(T1059_001);
  expect(screen.getByRole('button', { name: 'all 353 reports' })).toBeVisible();
});

test('does not lead into the workspace from within', () => {
  show(T1204_COMPLETE);
  expect(screen.queryByRole('button', { name: /workspace/i })).not.toBeInTheDocument();
});

/** The first ten of everything: in jsdom, axe takes time by the square of the chips, which are all alike. */
function shortened({ technique, ...view }: TechniqueView): TechniqueView {
  const { actors, software, strategies } = technique;
  const few = { actors: actors.slice(0, 10), software: software.slice(0, 10), strategies: strategies.slice(0, 2) };
  return { ...view, technique: { ...technique, ...few } };
}

test.each(ALL_VIEWS)('passes axe for %s', async (_, view) => {
  const { container } = show(shortened(view));
  await expectAccessible(container);
});
