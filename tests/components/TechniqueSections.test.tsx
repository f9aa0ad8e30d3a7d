import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ViewBody, ViewHead, ViewNotice } from '../../components/ViewParts';
import type { ViewActions } from '../../components/view-actions';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { ALL_VIEWS, T0836, T1059_001, T1204, T1475 } from '../fixtures/views';

function show(view: TechniqueView) {
  const onOpen = vi.fn<ViewActions['onOpen']>();
  const actions = {
    onOpen,
    onOpenWorkspace: vi.fn<() => void>(),
    onCopy: vi.fn<ViewActions['onCopy']>(async () => undefined),
    onShowAllReports: vi.fn<ViewActions['onShowAllReports']>(async () => undefined),
  };
  const { container } = render(
    <>
      <ViewNotice view={view} />
      <ViewHead view={view} onOpen={onOpen} />
      <ViewBody view={view} actions={actions} />
    </>,
  );
  return { ...actions, text: () => container.textContent ?? '' };
}

test('shows everything in the order that readers know', () => {
  const text = show(T1059_001).text();
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

test('shows the first sentences of the description, and the others when asked for', async () => {
  const { text } = show(T1204);
  const { description, detection } = T1204.technique.brief!;
  const last = description.slice(-40);
  expect(text()).not.toContain(last);
  await userEvent.click(screen.getByRole('button', { name: 'more' }));
  expect(text().replace(/\s+/g, ' ')).toContain(`${last} less`);
  expect(text()).toContain(detection);
});

test('says plainly that there is no brief', () => {
  show(T1475);
  expect(screen.getByText('No brief yet for this technique. Its facts are below.')).toBeVisible();
});

test('opens the workspace from the keyboard', async () => {
  const { onOpenWorkspace } = show(T1204);
  screen.getByRole('button', { name: 'Open detection, hunting, mitigation, and evidence workspace' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(onOpenWorkspace).toHaveBeenCalledOnce();
});
