import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DetectionSection } from '../../components/DetectionSection';
import { technique } from '../fixtures/view-builders';
import { MONSTER, T1059_001, T1204, T1475 } from '../fixtures/views';

const items = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('shows our text, then each log once with the events asked of it', () => {
  render(<DetectionSection technique={T1059_001.technique} level={3} detail="brief" />);
  expect(screen.getByRole('group', { name: 'Detection logic' })).toHaveTextContent(
    /^Detection logicScript block logging/,
  );
  expect(items('Log sources')).toEqual(['Sysmon 1, 7', 'PowerShell 400, 403, 4103–4106']);
});

test('holds log sources back honestly and unfolds them in place', async () => {
  render(<DetectionSection technique={T1204.technique} level={3} detail="brief" />);
  expect(items('Log sources')).toHaveLength(7);
  await userEvent.click(screen.getByRole('button', { name: '4 more' }));
  expect(items('Log sources').slice(6)).toEqual([
    'macOS osquery',
    'Docker events',
    'AWS CloudTrail',
    'GCP VPC flow logs',
    'show fewer',
  ]);
});

test('leads to the strategy on attack.mitre.org', () => {
  render(<DetectionSection technique={T1059_001.technique} level={3} detail="brief" />);
  expect(screen.getByRole('link', { name: 'DET0455 Abuse of PowerShell for Arbitrary Execution' })).toHaveAttribute(
    'href',
    'https://attack.mitre.org/detectionstrategies/DET0455',
  );
});

test('shows strategies and logs where there is no brief', () => {
  render(<DetectionSection technique={MONSTER.technique} level={3} detail="brief" />);
  expect(items('Detection strategies')).toHaveLength(4);
  expect(screen.queryByText(/names no detection strategy/)).not.toBeInTheDocument();
});

test('says that nothing is known', () => {
  render(<DetectionSection technique={T1475.technique} level={3} detail="brief" />);
  expect(screen.getByText('ATT&CK names no detection strategy for it.')).toBeVisible();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

test('in full, shows every analytic by platform, and what it reads where', () => {
  render(<DetectionSection technique={T1204.technique} level={2} detail="full" />);
  const section = screen.getByRole('region', { name: 'Detection logic' });
  for (const analytic of ['Windows AN1314', 'Linux AN1315', 'macOS AN1316', 'Containers AN1317', 'IaaS AN1318']) {
    expect(section).toHaveTextContent(analytic);
  }
  const rows = within(section)
    .getAllByRole('term')
    .map(term => `${term.textContent}: ${term.nextElementSibling?.textContent}`);
  expect(rows).toHaveLength(14);
  expect(rows).toContain('Process Creation: Windows Security 4688');
  expect(rows).toContain('Instance Creation: AWS CloudTrail RunInstances,CreateImage');
});

test('in full, says that an analytic names no log and no platform', () => {
  const strategies = [
    { id: 'DET1', name: 'x', url: 'https://example.org', analytics: [{ id: 'AN1', platforms: [], logSources: [] }] },
  ];
  render(<DetectionSection technique={technique({ id: 'T1', name: 'x', strategies })} level={2} detail="full" />);
  expect(screen.getByRole('region')).toHaveTextContent('Any platform AN1No log source named.');
});
