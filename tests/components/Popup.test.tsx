import { readFileSync } from 'node:fs';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Popup } from '../../components/Popup';
import { AppError } from '../../lib/attack/app-error';
import { expectAccessible } from './axe';
import { activeOption, field, ids, options, seedSearch, showPopup } from './popups';

// Each key searches all of ATT&CK and lists up to fifty results, which jsdom takes its time for.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
beforeAll(() => void seedSearch());

test('popup.html has the first render, so that React takes over the field of who is typing', () => {
  const props = {
    ...{ knowledge: { state: 'opening' as const }, page: new Map(), lookups: [], handed: undefined, isMac: false },
    ...{ renderCard: () => null, onLookUp: vi.fn(), onForget: vi.fn(), onOpenWorkspace: vi.fn() },
    ...{ onOpenPanel: vi.fn(), onCopy: vi.fn(), onClose: vi.fn(), onTryAgain: vi.fn(), onMarkAgain: vi.fn() },
  };
  const html = readFileSync('entrypoints/popup/index.html', 'utf8');
  expect(html).toContain(`<div id="root">${renderToString(<Popup {...props} />)}</div>`);
});

describe('a query', () => {
  test('is answered with every key, and the first option is the active one', async () => {
    const { user, container } = showPopup();
    expect(field()).toHaveFocus();
    await user.keyboard('cozy bear');
    expect(options()[0]).toHaveTextContent(/^G0016 APT29 alias Cozy Bear actor$/);
    expect(activeOption()).toBe(options()[0]);
    expect(options()[0]).toHaveAttribute('aria-selected', 'true');
    expect(field()).toHaveAttribute('aria-expanded', 'true');
    expect(field()).toHaveAttribute('aria-controls', screen.getByRole('listbox').id);
    await expectAccessible(container);
  });

  test('says what a revoked id is now', async () => {
    const { user } = showPopup();
    await user.keyboard('t1086');
    expect(options()[0]).toHaveTextContent('T1059.001 PowerShell replaced T1086');
  });

  test('lists fifty at most and says how many there are beyond', async () => {
    const { user } = showPopup();
    await user.keyboard('kind:technique');
    await waitFor(() => expect(options()).toHaveLength(50));
    expect(screen.getByText(/^\d+ more\. Narrow the query to see them\.$/)).toBeVisible();
  });

  test('while keys follow each other, only the rows in sight are made; who goes beyond them finds all', async () => {
    const { user } = showPopup();
    await user.keyboard('kind:technique');
    expect(options().length).toBeLessThan(40);
    await user.keyboard('{ArrowUp}');
    expect(options()).toHaveLength(50);
    expect(activeOption()).toBe(options()[49]);
  });

  test('marks what it found', async () => {
    const { user } = showPopup();
    await user.keyboard('hollow');
    expect(options()[0]?.querySelector('mark')).toHaveTextContent('Hollow');
  });
});

describe('keys', () => {
  test('move through the list while the focus stays', async () => {
    const { user } = showPopup();
    await user.keyboard('apt{ArrowDown}{ArrowDown}');
    expect(activeOption()).toBe(options()[2]);
    await user.keyboard('{Home}{ArrowUp}');
    const last = options().length - 1;
    expect(activeOption()).toBe(options()[last]);
    await user.keyboard('{PageUp}');
    expect(activeOption()).toBe(options()[last - 8]);
    await user.keyboard('{End}');
    expect(activeOption()).toBe(options()[last]);
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('apt');
  });

  test('Home and End move the caret of who has not gone to the list', async () => {
    const { user } = showPopup();
    await user.keyboard('pt29{Home}a');
    expect(field()).toHaveValue('apt29');
  });

  test('Enter opens the card, Back and Esc lead back to where the reader was', async () => {
    const { user, onLookUp } = showPopup();
    await user.keyboard('apt{ArrowDown}');
    const chosen = ids()[1] ?? '';
    await user.keyboard('{Enter}');
    expect(screen.getByRole('region', { name: `Card of ${chosen}` })).toBeVisible();
    expect(onLookUp.mock.calls).toEqual([['actor', chosen]]);
    await user.click(screen.getByRole('button', { name: 'Back to results' }));
    expect(screen.queryByRole('region', { name: /Card/ })).not.toBeInTheDocument();
    expect(field()).toHaveFocus();
    expect(activeOption()).toBe(options()[1]);
    await user.keyboard('{Enter}{Escape}');
    expect(screen.queryByRole('region', { name: /Card/ })).not.toBeInTheDocument();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('apt');
  });

  test('Esc clears, then closes', async () => {
    const { user, onClose } = showPopup();
    await user.keyboard('apt{Escape}');
    expect(field()).toHaveValue('');
    expect(onClose).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('Tab completes filters and then moves on', async () => {
    const { user } = showPopup();
    await user.keyboard('tac{Tab}');
    expect(field()).toHaveValue('tactic:');
    await user.keyboard('cred');
    expect(screen.getByRole('button', { name: /^credential-access/ })).toBeVisible();
    await user.keyboard('{Tab}');
    expect(field()).toHaveValue('tactic:credential-access ');
    expect(field()).toHaveFocus();
    expect(options().length).toBeGreaterThan(10);
    await user.keyboard('{Tab}');
    expect(field()).not.toHaveFocus();
  });

  test('Ctrl+Enter opens the panel on what is chosen, from the list and from the card, and says if it cannot', async () => {
    const { user, onOpenPanel } = showPopup();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(onOpenPanel).not.toHaveBeenCalled();
    await user.keyboard('midnight blizzard{Control>}{Enter}{/Control}');
    expect(onOpenPanel.mock.calls).toEqual([['G0016']]);
    onOpenPanel.mockRejectedValueOnce(new AppError('unexpected', 'The browser did not open the panel.'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The browser did not open the panel.')).toBeVisible();
  });

  test('Alt+Enter opens the workspace on a technique, and its first page where none is chosen', async () => {
    const { user, onOpenWorkspace } = showPopup();
    await user.keyboard('{Alt>}{Enter}{/Alt}');
    await user.keyboard('t1204{Alt>}{Enter}{/Alt}');
    expect(onOpenWorkspace.mock.calls).toEqual([[null], ['T1204']]);
  });

  test('Ctrl+C copies the active result, unless text is selected', async () => {
    const { user, onCopy } = showPopup();
    await user.keyboard('t1059.001{Control>}c{/Control}');
    expect(onCopy.mock.calls).toEqual([['[T1059.001 PowerShell](https://attack.mitre.org/techniques/T1059/001)']]);
    expect(await screen.findByText('Copied T1059.001')).toBeVisible();
    field().select();
    await user.keyboard('{Control>}c{/Control}');
    expect(onCopy).toHaveBeenCalledOnce();
  });

  test('a copy that fails is said', async () => {
    const onCopy = vi.fn().mockRejectedValue(new AppError('unexpected', 'The browser did not allow it.'));
    const { user } = showPopup({ onCopy });
    await user.keyboard('t1059.001{Control>}c{/Control}');
    expect(await screen.findByText('Not copied: The browser did not allow it.')).toBeVisible();
  });

  test('an input method keeps its own keys', async () => {
    const { user, onClose } = showPopup();
    await user.keyboard('apt');
    for (const key of ['Enter', 'ArrowDown', 'Escape']) fireEvent.keyDown(field(), { key, isComposing: true });
    expect(activeOption()).toBe(options()[0]);
    expect(screen.queryByRole('region', { name: /Card/ })).not.toBeInTheDocument();
    expect(field()).toHaveValue('apt');
    expect(onClose).not.toHaveBeenCalled();
  });

  test('a click opens, and leaves the focus to the card', async () => {
    const { user } = showPopup();
    await user.keyboard('apt29');
    await user.click(within(options()[0]!).getByText('APT29'));
    expect(screen.getByRole('region', { name: 'Card of G0016' })).toBeVisible();
    expect(field()).not.toHaveFocus();
    expect(options()).toEqual([]);
  });
});

describe('before the index is there', () => {
  test('what is typed is kept, and answered when it has come', async () => {
    const { user, again } = showPopup({ knowledge: { state: 'opening' } });
    await user.keyboard('cozy bear');
    expect(options()).toEqual([]);
    expect(screen.getByText(/What you typed is answered/)).toBeInTheDocument();
    again({ knowledge: { state: 'ready', search: seedSearch() } });
    expect(field()).toHaveValue('cozy bear');
    expect(ids()[0]).toBe('G0016');
  });

  test('an early Enter opens the first result when it has come', async () => {
    const { user, again } = showPopup({ knowledge: { state: 'preparing' } });
    await user.keyboard('t1204{Enter}');
    expect(screen.getByText('Preparing for first use…')).toBeInTheDocument();
    again({ knowledge: { state: 'ready', search: seedSearch() } });
    expect(screen.getByRole('region', { name: 'Card of T1204' })).toBeVisible();
  });

  test('a failure says what is wrong and what to do, and never "no result"', async () => {
    const problem = new AppError('storage', 'The disk is full. Free some space.');
    const { user, onTryAgain, container } = showPopup({ knowledge: { state: 'failed', problem } });
    await user.keyboard('cozy bear');
    expect(screen.getByRole('alert')).toHaveTextContent('The disk is full. Free some space.');
    expect(container).not.toHaveTextContent('No result');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onTryAgain).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });
});

describe('an empty field', () => {
  const page = new Map([
    ['T1204.002', 4],
    ['T1086', 6],
    ['T9999', 1],
  ]);
  const lookups = [
    { kind: 'actor' as const, id: 'G0016', times: 3 },
    { kind: 'technique' as const, id: 'T1003.001', times: 1 },
  ];

  test('offers what the page mentions, with counts, then what was looked up', async () => {
    const { container } = showPopup({ page, lookups });
    const onPage = screen.getByRole('group', { name: 'On this page · 2 objects' });
    expect(
      within(onPage)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^T1204\.002 Malicious File User Execution ×4 sub-technique$/),
      expect.stringMatching(/^T1086 PowerShell revoked, now T1059\.001 PowerShell ×6 sub-technique$/),
    ]);
    const before = screen.getByRole('group', { name: 'Looked up before' });
    expect(
      within(before)
        .getAllByRole('option')
        .map(({ textContent }) => textContent?.split(' ')[0]),
    ).toEqual(['G0016', 'T1003.001']);
    expect(activeOption()).toBeNull();
    await expectAccessible(container);
  });

  test('opens what replaced a revoked id', async () => {
    const { user } = showPopup({ page });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('region', { name: 'Card of T1059.001' })).toBeVisible();
  });

  test('forgets one by Shift+Delete or its cross, and all by the button', async () => {
    const { user, onForget } = showPopup({ lookups });
    await user.keyboard('{ArrowDown}{Shift>}{Delete}{/Shift}');
    await user.click(options()[1]!.querySelector('[data-forget]')!);
    await user.click(screen.getByRole('button', { name: 'Forget what was looked up' }));
    expect(onForget.mock.calls).toEqual([
      [{ kind: 'actor', id: 'G0016', name: 'APT29' }],
      [{ kind: 'technique', id: 'T1003.001', name: 'LSASS Memory' }],
      [],
    ]);
    expect(screen.queryByRole('region', { name: /Card/ })).not.toBeInTheDocument();
  });

  test('says what it can do where there is nothing to offer, and begins a filter', async () => {
    const { user, container } = showPopup();
    expect(screen.getByRole('heading', { name: 'Look up anything of ATT&CK' })).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'tactic:' }));
    expect(field()).toHaveValue('tactic:');
    expect(field()).toHaveFocus();
    expect(screen.getByRole('button', { name: /^initial-access/ })).toBeVisible();
  });
});

describe('what is not marked on the site in front', () => {
  test('is listed, each id with the way back', async () => {
    const { user, onMarkAgain, container } = showPopup({ hidden: { site: 'example.com', rule: ['T1204', 'T1105'] } });
    const section = screen.getByRole('region', { name: 'Not marked here' });
    expect(section).toHaveTextContent(/^Not marked on example\.com:/);
    expect(
      within(section)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['T1204 Mark again', 'T1105 Mark again']);
    await expectAccessible(container);
    await user.click(within(section).getByRole('button', { name: 'Mark T1105 again' }));
    expect(onMarkAgain).toHaveBeenCalledWith('T1105');
    expect(field()).toHaveFocus();
  });

  test('may be everything', async () => {
    const { user, onMarkAgain } = showPopup({ hidden: { site: 'example.com', rule: '*' } });
    expect(screen.getByText(/^Nothing is marked on/)).toHaveTextContent('Nothing is marked on example.com. Mark again');
    await user.click(screen.getByRole('button', { name: 'Mark again' }));
    expect(onMarkAgain).toHaveBeenCalledWith('*');
  });

  test('is said where it could not be read, and nothing where all is marked', () => {
    const problem = { code: 'storage', message: 'The list is damaged.' } as const;
    const { again } = showPopup({ hidden: { site: '', rule: [], problem } });
    expect(screen.getByRole('alert')).toHaveTextContent('The list is damaged.');
    again({ hidden: { site: 'example.com', rule: [] } });
    expect(screen.queryByRole('region', { name: 'Not marked here' })).toBeNull();
  });
});

describe('no result', () => {
  test('says what was understood', async () => {
    const { user, container } = showPopup();
    await user.keyboard('qqqqqqq zzzzzzz');
    expect(screen.getByRole('heading', { name: 'No result' })).toBeVisible();
    expect(screen.getByText('Nothing has “qqqqqqq” and “zzzzzzz”.')).toBeVisible();
    expect(field()).toHaveAttribute('aria-expanded', 'false');
    await expectAccessible(container);
  });

  test('offers the nearest ids of one that was never published', async () => {
    const { user } = showPopup();
    await user.keyboard('T1059.999');
    expect(screen.getByRole('heading', { name: 'No result' })).toBeVisible();
    expect(screen.getByText(/^There is no T1059\.999 in ATT&CK 19\.1/)).toBeVisible();
    const nearest = within(screen.getByRole('group', { name: 'Nearest' })).getAllByRole('option');
    expect(nearest[0]).toHaveTextContent(/^T1059 Command and Scripting Interpreter its technique/);
    expect(nearest[1]).toHaveTextContent(/^T1059\.013 .* nearest number/);
  });

  test('opens what is only near when the reader has gone there, not before', async () => {
    const { user, onLookUp, container } = showPopup();
    await user.keyboard('T9999{Enter}');
    expect(onLookUp).not.toHaveBeenCalled();
    expect(screen.queryByRole('option', { selected: true })).toBeNull();
    await expectAccessible(container);
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent(/^T1695/);
    await user.keyboard('{Enter}');
    expect(onLookUp).toHaveBeenCalledWith('technique', 'T1695');
  });

  test('says by how many letters a name is another one', async () => {
    const { user } = showPopup();
    await user.keyboard('mimktz');
    expect(screen.getByRole('option')).toHaveTextContent(/^S0002 Mimikatz 2 letters off/);
  });

  test('offers what works, and what was looked up before, where nothing is near', async () => {
    const { user, onLookUp, container } = showPopup({ lookups: [{ kind: 'actor', id: 'G0016', times: 1 }] });
    await user.keyboard('qwertzuiop{Enter}');
    expect(onLookUp).not.toHaveBeenCalled();
    const recent = screen.getByRole('group', { name: 'Looked up before' });
    expect(within(recent).getByRole('option')).toHaveTextContent(/^G0016/);
    await expectAccessible(container);
    for (const example of ['T1059.001', 'Cozy Bear', 'dump lsass memory', 'tactic:persistence']) {
      await user.clear(field());
      await user.type(field(), 'qwertzuiop');
      await user.click(screen.getByRole('button', { name: example }));
      expect(field()).toHaveValue(example);
      expect(screen.queryByText('No result')).toBeNull();
      expect(screen.getAllByRole('option').length).toBeGreaterThan(0);
    }
  });

  test('is not said of a filter that has no value yet', async () => {
    const { user, container } = showPopup();
    await user.keyboard('platform:');
    expect(container).not.toHaveTextContent('No result');
    expect(screen.getByRole('button', { name: /^Android/ })).toBeVisible();
  });

  test('names the filter that is none', async () => {
    const { user } = showPopup();
    await user.keyboard('tactic:cooking powershell');
    expect(screen.getByText('There is no tactic “cooking”.')).toBeVisible();
  });
});

describe('a pasted report', () => {
  const REPORT = 'They used T1059.001 and T1086.\nThen T1059.001, T9999 and APT29 (G0016).\nT1043 is old.';

  test('yields its ids in order, with counts and standing', async () => {
    const { user, container } = showPopup();
    await user.paste(REPORT);
    expect(screen.getByRole('heading', { name: '5 ids in the pasted text' })).toBeVisible();
    expect(screen.getByText('6 mentions · 2 revoked or deprecated · 1 unknown')).toBeVisible();
    expect(ids()).toEqual(['T1059.001', 'T1086', 'G0016', 'T1043', 'T9999']);
    expect(options()[0]).toHaveTextContent('×2');
    expect(within(screen.getByRole('group', { name: 'Not in ATT&CK 19.1' })).getAllByRole('option')).toHaveLength(1);
    expect(field()).toHaveValue('');
    await expectAccessible(container);
  });

  test('each opens its card, and Back leads to the list', async () => {
    const { user } = showPopup();
    await user.paste(REPORT);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('region', { name: 'Card of G0016' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(options()).toHaveLength(5);
    expect(activeOption()).toBe(options()[2]);
  });

  test('what was never published opens nothing', async () => {
    const { user, onLookUp } = showPopup();
    await user.paste(REPORT);
    await user.keyboard('{ArrowUp}{Enter}');
    expect(activeOption()).toHaveAttribute('aria-disabled', 'true');
    expect(onLookUp).not.toHaveBeenCalled();
  });

  test('is copied whole as a Markdown list', async () => {
    const { user, onCopy } = showPopup();
    await user.paste(REPORT);
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    expect(onCopy.mock.calls[0]?.[0].split('\n')).toEqual([
      '- [T1059.001 PowerShell](https://attack.mitre.org/techniques/T1059/001) ×2',
      '- T1086: revoked, now [T1059.001 PowerShell](https://attack.mitre.org/techniques/T1059/001)',
      '- [G0016 APT29](https://attack.mitre.org/groups/G0016)',
      expect.stringMatching(/^- \[T1043 Commonly Used Port\]\(.*\): no longer in use$/),
      '- T9999: not in ATT&CK 19.1',
      '',
    ]);
  });

  test('is left by Esc or by typing', async () => {
    const { user, onClose } = showPopup();
    await user.paste(REPORT);
    await user.keyboard('{Escape}');
    expect(options()).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
    await user.paste(REPORT);
    await user.keyboard('apt29');
    expect(ids()[0]).toBe('G0016');
  });

  test('without any id says so', async () => {
    const { user } = showPopup();
    await user.paste('nothing\nin here');
    expect(screen.getByRole('heading', { name: 'No id in the pasted text' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Copy as Markdown' })).not.toBeInTheDocument();
  });
});

test('a query from outside is written into the field, again if it comes again', async () => {
  const { user, again } = showPopup({ handed: { text: 'cozy bear', number: 1 } });
  expect(field()).toHaveValue('cozy bear');
  expect(ids()[0]).toBe('G0016');
  await user.clear(field());
  again({ handed: { text: 'cozy bear', number: 2 } });
  expect(field()).toHaveValue('cozy bear');
  await act(async () => again({ handed: { text: 'T1059\nT1105', number: 3 } }));
  expect(screen.getByRole('heading', { name: '2 ids in the pasted text' })).toBeVisible();
});
