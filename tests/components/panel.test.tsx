import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ChooseObject } from '../../components/ChooseObject';
import { KillChain } from '../../components/KillChain';
import { NoteText } from '../../components/NoteText';
import { NoteVersions } from '../../components/NoteVersions';
import { PageInventory } from '../../components/PageInventory';
import type { PageObject } from '../../components/panel-model';
import { Tabs } from '../../components/Tabs';
import { expectAccessible } from './axe';

const object = (change: Partial<PageObject>): PageObject => ({
  id: 'T1204.002',
  kind: 'technique',
  now: { id: 'T1204.002', name: 'Malicious File' },
  isStale: false,
  count: 3,
  sentence: 'They opened the shortcut.',
  tactics: [{ id: 'TA0002', name: 'Execution' }],
  kept: 0,
  status: null,
  ...change,
});

const chain = {
  domain: 'Enterprise',
  columns: [
    { id: 'TA0001', name: 'Initial Access', techniques: 0 },
    { id: 'TA0002', name: 'Execution', techniques: 2 },
  ],
};

const noActions = { onReveal: () => undefined, onOpen: () => undefined };

test('tabs are one stop for Tab; arrows, Home and End move and select', async () => {
  function Three() {
    const [selected, setSelected] = useState<'a' | 'b' | 'c'>('a');
    const tabs = (['a', 'b', 'c'] as const).map(name => ({ name, label: name }));
    return (
      <Tabs label="Letters" look="main" tabs={tabs} selected={selected} onSelect={setSelected}>
        panel of {selected}
      </Tabs>
    );
  }
  const { container } = render(<Three />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('tab', { name: 'c' })).toHaveFocus();
  expect(screen.getByRole('tabpanel', { name: 'c' })).toHaveTextContent('panel of c');
  await userEvent.keyboard('{Home}{ArrowRight}');
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('b');
  await expectAccessible(container);
});

test('the strip of tactics says in words what it shows', () => {
  render(<KillChain {...chain} />);
  expect(screen.getByRole('img', { name: 'Enterprise tactics, 1 of 2: Execution (2)' })).toBeInTheDocument();
});

test('objects are listed in page order and, if wanted, by tactic; each is the way to its mention', async () => {
  const onReveal = vi.fn();
  const objects = [
    object({}),
    object({ id: 'T1086', now: { id: 'T1059.001', name: 'PowerShell' }, isStale: true, count: 1 }),
  ];
  const { container } = render(
    <PageInventory objects={objects} chains={[chain]} revealed={null} actions={{ ...noActions, onReveal }} />,
  );
  expect(screen.getByRole('heading', { name: '2 techniques, 4 mentions' })).toBeInTheDocument();
  const rows = within(screen.getByRole('list', { name: 'Objects on this page' })).getAllByRole('listitem');
  expect(rows[1]).toHaveTextContent('T1059.001 PowerShell');
  expect(rows[1]).toHaveTextContent('written as T1086, revoked');
  await userEvent.click(screen.getByRole('button', { name: /Malicious File/ }));
  expect(onReveal).toHaveBeenCalledExactlyOnceWith(objects[0]);
  await expectAccessible(container);
  await userEvent.click(screen.getByRole('radio', { name: 'By tactic' }));
  expect(within(screen.getByRole('list', { name: 'Execution' })).getAllByRole('listitem')).toHaveLength(2);
});

test('an object whose name is its id says it once; of one that the release does not have, that is said', () => {
  const objects = [
    object({ id: 'C0010', kind: 'campaign', now: { id: 'C0010', name: 'C0010' } }),
    object({ id: 'T1700', now: undefined }),
  ];
  const { container } = render(<PageInventory objects={objects} chains={[]} revealed={null} actions={noActions} />);
  const names = Array.from(container.querySelectorAll('.found-name'), ({ textContent }) => textContent?.trim());
  expect(names).toEqual(['C0010', 'T1700 not in the installed release']);
});

test('without notes there is nothing to keep in', () => {
  render(<PageInventory objects={[object({})]} chains={[chain]} revealed={null} actions={noActions} />);
  expect(screen.queryByRole('button', { name: /Keep/ })).toBeNull();
});

test('HTML in a note is no HTML, and links lead to web addresses only', () => {
  const text =
    '<img src=x onerror=alert(1)> [bad](javascript:alert(1)) [good](https://example.org/) ![pixel](https://t.example/p)';
  const { container } = render(<NoteText text={text} />);
  expect(container.querySelector('img, script')).toBeNull();
  expect(screen.getAllByRole('link').map(link => link.getAttribute('href'))).toEqual(['https://example.org/']);
  expect(screen.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
});

test('another version is told, shown, and taken in or let go', async () => {
  const version = { text: 'their words', at: 1, clock: { two: 1 } };
  const [onTakeIn, onDismiss] = [vi.fn(), vi.fn()];
  const { container } = render(<NoteVersions versions={[version]} onTakeIn={onTakeIn} onDismiss={onDismiss} />);
  expect(screen.getByRole('status')).toHaveTextContent('Another version is kept');
  await userEvent.click(screen.getByRole('button', { name: 'Look at it' }));
  expect(screen.getByText('their words')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Add it below' }));
  expect(onTakeIn).toHaveBeenCalledExactlyOnceWith(version);
  await userEvent.click(screen.getByRole('button', { name: 'Let it go' }));
  expect(onDismiss).toHaveBeenCalledExactlyOnceWith(version);
  await expectAccessible(container);
});

test('a quote is kept for what is typed, and what is no id is refused in words', async () => {
  const onKeep = vi.fn();
  const { container } = render(
    <ChooseObject
      quote="They opened it."
      page="Report"
      suggestions={[{ id: 'T1204', name: 'User Execution' }]}
      idOf={text => (text === 't1204' ? 'T1204' : null)}
      onKeep={onKeep}
      onDiscard={() => undefined}
    />,
  );
  await userEvent.keyboard('nonsense{Enter}');
  expect(screen.getByRole('status')).toHaveTextContent('“nonsense” is no ATT&CK id.');
  await userEvent.clear(screen.getByRole('combobox'));
  await userEvent.keyboard('t1204{Enter}');
  expect(onKeep).toHaveBeenCalledExactlyOnceWith('T1204');
  await expectAccessible(container);
});
