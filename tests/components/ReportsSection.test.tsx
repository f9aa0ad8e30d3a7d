import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ReportsSection } from '../../components/ReportsSection';
import { AppError } from '../../lib/attack/app-error';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { technique, viewOf } from '../fixtures/view-builders';
import { MONSTER, MONSTER_COMPLETE, T1059_001, T1204, T1204_COMPLETE, T1475, T1636_004 } from '../fixtures/views';

const propsOf = ({ technique, reports }: TechniqueView) => ({
  total: technique.reports.length,
  years: technique.reportYears,
  reports,
  below: technique.withSubtechniques.reports - technique.direct.reports,
  level: 3 as const,
  limit: 5,
});

function show(view: TechniqueView, onShowAllReports = vi.fn(async () => undefined)) {
  render(<ReportsSection {...propsOf(view)} onShowAll={onShowAllReports} />);
  return onShowAllReports;
}

/** A host that answers "all reports" with the complete view, as the card's does. */
function Host({ few, all }: { few: TechniqueView; all: TechniqueView }) {
  const [view, setView] = useState(few);
  return <ReportsSection {...propsOf(view)} onShowAll={async () => setView(all)} />;
}

const rows = () => within(screen.getByRole('list', { name: 'Reports' })).getAllByRole('listitem');

test('shows title, date, publisher and reason of each report', () => {
  show(T1204);
  expect(rows()).toHaveLength(5);
  expect(rows()[3]).toHaveTextContent(
    /^Cybersecurity Advisory: Scattered Spider \(AA23-320A\)2023-11-16cisa\.gov · cited for Scattered Spider$/,
  );
  expect(screen.getByRole('link', { name: 'Cybersecurity Advisory: Scattered Spider (AA23-320A)' })).toHaveAttribute(
    'href',
    'https://www.cisa.gov/news-events/cybersecurity-advisories/aa23-320a',
  );
});

test('shows a date no more precisely than it is known', () => {
  show(T1636_004);
  expect(screen.getAllByText(/^(\d{4}(-\d\d)*|undated)$/).map(({ textContent }) => textContent)).toEqual([
    '2025-03',
    '2023',
    'undated',
  ]);
});

test('cuts a long reason honestly', () => {
  show(T1636_004);
  expect(rows()[2]).toHaveTextContent('cited for Stealth Mango, Tangelo, Windshift and 3 more');
});

test('names an incident report as one', () => {
  show(T1059_001);
  expect(rows()[1]).toHaveTextContent('cert.pl · incident report · cited for LazyWiper');
  expect(rows()[0]).not.toHaveTextContent('incident report');
});

test('names the authors where no publisher is known', () => {
  show(MONSTER);
  expect(rows()[0]).toHaveTextContent('Somebody · incident report');
});

test.each(['javascript:alert(1)', 'data:text/html,x', undefined])('does not make a link of %s', url => {
  const report = { number: 1, title: 'A report', authors: '', kind: 'cti' as const, citedFor: [], ...(url && { url }) };
  show(viewOf(technique({ id: 'T1', name: 'x', reports: [1] }), { reports: [report] }));
  expect(screen.getByText('A report')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

test('draws the years, with the undated ones beside', () => {
  show(T1204);
  expect(
    screen.getByRole('img', { name: 'Reports by year. 2022: 2, 2023: 1, 2024: 2, 2025: 1, undated: 1' }),
  ).toBeVisible();
});

test('fetches all reports when asked, and walks on to the first of the new ones', async () => {
  render(<Host few={T1204} all={T1204_COMPLETE} />);
  screen.getByRole('button', { name: 'all 7 reports' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(rows()).toHaveLength(7);
  expect(rows()[5]).toHaveFocus();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('shows six hundred', async () => {
  render(<Host few={MONSTER} all={MONSTER_COMPLETE} />);
  await userEvent.click(screen.getByRole('button', { name: 'all 650 reports' }));
  // By label: jsdom takes seconds to work out the roles of a thousand elements.
  expect(screen.getByLabelText('Reports').children).toHaveLength(650);
});

test('does not ask for what it has', async () => {
  const onShowAllReports = show(T1204_COMPLETE);
  await userEvent.click(screen.getByRole('button', { name: 'all 7 reports' }));
  expect(rows()).toHaveLength(7);
  expect(onShowAllReports).not.toHaveBeenCalled();
});

test('says that it is fetching, and does not ask twice', async () => {
  const onShowAllReports = show(
    T1204,
    vi.fn(() => new Promise<undefined>(() => undefined)),
  );
  await userEvent.click(screen.getByRole('button', { name: 'all 7 reports' }));
  await userEvent.click(screen.getByRole('button', { name: 'fetching 7 reports…' }));
  expect(onShowAllReports).toHaveBeenCalledOnce();
  expect(screen.getByRole('list')).toHaveAttribute('aria-busy', 'true');
});

test('says why the others could not be read, keeps those it has, and can be asked again', async () => {
  const failing = vi.fn(async () => Promise.reject(new AppError('no-answer', 'The extension did not answer.')));
  show(T1204, failing);
  await userEvent.click(screen.getByRole('button', { name: 'all 7 reports' }));
  expect(screen.getByRole('alert')).toHaveTextContent(
    'The other reports could not be read: The extension did not answer.',
  );
  expect(rows()).toHaveLength(5);
  await userEvent.click(screen.getByRole('button', { name: 'all 7 reports' }));
  expect(failing).toHaveBeenCalledTimes(2);
});

test('has no button where nothing is held back', () => {
  show(T1636_004);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('says that none is recorded', () => {
  show(T1475);
  expect(screen.getByText('None recorded.')).toBeVisible();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

test('does not lend the technique the reports of its sub-techniques', () => {
  show(viewOf(technique({ id: 'T1', name: 'x', withSubtechniques: { actors: 0, reports: 1 } })));
  expect(screen.getByText('None recorded for the technique itself; 1 report for its sub-techniques.')).toBeVisible();
});
