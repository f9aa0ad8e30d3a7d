import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KnowledgeCard, type KnowledgeCardProps } from '../../components/KnowledgeCard';
import { AppError } from '../../lib/attack/app-error';
import { shownIn } from '../../lib/attack/object-wording';
import type { View } from '../../lib/knowledge/view';
import { ALL_OBJECT_VIEWS, APT29, COBALT_STRIKE, SOLARWINDS } from '../fixtures/object-views';
import { ALL_VIEWS, T1059_001, T1204 } from '../fixtures/views';
import { expectAccessible } from './axe';
import { showCard } from './cards';

const EVERY_VIEW: [string, View][] = [...ALL_VIEWS, ...ALL_OBJECT_VIEWS];
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const dialog = (name: string) => screen.findByRole('dialog', { name });

test.each(EVERY_VIEW)('is a dialog named by id and name, in its first frame, for %s', (_, view) => {
  showCard(view);
  const { id, name } = shownIn(view);
  expect(screen.getByRole('dialog', { name: `${id} ${name}` })).toBeVisible();
  expect(screen.getByRole('heading', { level: 2, name })).toBeVisible();
});

test.each(EVERY_VIEW)('passes axe for %s', async (_, view) => {
  const { container } = showCard(view);
  await expectAccessible(container);
});

test.each(EVERY_VIEW)('leads out only to http addresses, in a tab that learns nothing, for %s', (_, view) => {
  showCard(view);
  for (const link of screen.getAllByRole('link')) {
    expect(link).toHaveAttribute('href', expect.stringMatching(/^https?:\/\//));
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  }
});

test('takes no focus when it opens', () => {
  showCard(T1204);
  expect(document.body).toHaveFocus();
});

test('closes by the button that says so, the first stop of the Tab key', async () => {
  const { onClose } = showCard(T1204);
  await userEvent.tab();
  expect(button('Close')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('in the popup and in panels it is a region without Close', () => {
  showCard(T1204, [], { as: 'region', onClose: undefined });
  expect(screen.getByRole('region', { name: 'T1204 User Execution' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Close' })).not.toBeInTheDocument();
});

test('where the workspace does not open, the card says why and stays', async () => {
  const refuse = async () => {
    throw new AppError('no-answer', 'Reload the page.');
  };
  showCard(T1204, [], { onOpenWorkspace: refuse });
  await userEvent.click(button('Workspace'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Reload the page.');
  expect(screen.getByRole('dialog', { name: 'T1204 User Execution' })).toBeVisible();
});

describe('what the card leads to', () => {
  const journey = async () => {
    const user = userEvent.setup();
    const card = showCard(APT29, [COBALT_STRIKE, SOLARWINDS]);
    await user.click(button('Cobalt Strike S0154'));
    await dialog('S0154 Cobalt Strike');
    return { ...card, user };
  };

  test('opens in the same card, of which there is one', async () => {
    const { load } = await journey();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(load).toHaveBeenCalledExactlyOnceWith('S0154');
  });

  test('begins with the focus on its name', async () => {
    await journey();
    expect(screen.getByRole('heading', { level: 2, name: 'Cobalt Strike' })).toHaveFocus();
  });

  test.each([
    ['the button', async (user: ReturnType<typeof userEvent.setup>) => user.click(button('Back to APT29'))],
    ['Alt and Left', async (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Alt>}{ArrowLeft}{/Alt}')],
    ['Backspace', async (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Backspace}')],
  ])('is left by %s, to the link that led there', async (_, goBack) => {
    const { user } = await journey();
    await goBack(user);
    expect(await dialog('G0016 APT29')).toBeVisible();
    expect(button('Cobalt Strike S0154')).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Back/ })).not.toBeInTheDocument();
  });

  test('finds lists as unfolded and the page as scrolled as they were', async () => {
    const user = userEvent.setup();
    const { container } = showCard(APT29, [COBALT_STRIKE]);
    const body = container.querySelector('.card-body')!;
    await user.click(within(screen.getByRole('list', { name: 'Techniques' })).getByRole('button', { name: /more/ }));
    body.scrollTop = 120;
    await user.click(button('Cobalt Strike S0154'));
    await dialog('S0154 Cobalt Strike');
    expect(body.scrollTop).toBe(0);
    await user.click(button('Back to APT29'));
    expect(body.scrollTop).toBe(120);
    expect(button('show fewer')).toBeVisible();
  });

  test('goes as deep as the reader wants', async () => {
    const { user } = await journey();
    await user.click(button('APT41 DUST C0040'));
    expect(await dialog('C0040 could not be shown')).toBeVisible();
    await user.click(button('Back to Cobalt Strike'));
    await user.click(button('Back to APT29'));
    expect(await dialog('G0016 APT29')).toBeVisible();
  });

  test('leads back to where the card was opened from, where there is such a place', async () => {
    const go = vi.fn();
    showCard(APT29, [], { onLeave: { to: 'the results', go } });
    button('Close').focus();
    await userEvent.keyboard('{Backspace}');
    await userEvent.click(button('Back to the results'));
    expect(go).toHaveBeenCalledTimes(2);
  });
});

describe('while an object is on its way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function slow() {
    const waiting: ((view: View | null) => void)[] = [];
    const load: KnowledgeCardProps['load'] = () => new Promise(resolve => waiting.push(resolve));
    return { load, arrive: (view: View | null) => act(async () => waiting.shift()?.(view)) };
  }

  test('the first one is announced by its id', async () => {
    const { load, arrive } = slow();
    const rest = { loadAll: load, onCopy: async () => undefined };
    const { container } = render(<KnowledgeCard start="T1204" load={load} {...rest} />);
    expect(screen.getByRole('dialog', { name: 'T1204' })).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('· looking it up…', { exact: false })).toHaveAttribute('role', 'status');
    vi.useRealTimers();
    await expectAccessible(container);
    await arrive(T1204);
    expect(screen.getByRole('dialog', { name: 'T1204 User Execution' })).toHaveAttribute('aria-busy', 'false');
    expect(document.body).toHaveFocus();
  });

  test('a further one leaves the card as it is for a tenth of a second', async () => {
    const { load, arrive } = slow();
    showCard(T1204, [], { load });
    act(() => button('LAPSUS$ G1004').click());
    act(() => void vi.advanceTimersByTime(99));
    expect(screen.getByRole('dialog', { name: 'T1204 User Execution' })).toBeVisible();
    act(() => void vi.advanceTimersByTime(1));
    expect(screen.getByRole('dialog', { name: 'G1004' })).toHaveAttribute('aria-busy', 'true');
    await arrive(APT29);
    expect(screen.getByRole('dialog', { name: 'G0016 APT29' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus();
  });
});

describe('an object that cannot be shown', () => {
  test('says so and can be asked for again', async () => {
    const load = vi.fn<KnowledgeCardProps['load']>();
    load.mockRejectedValueOnce(new AppError('storage', 'Disk full.')).mockResolvedValueOnce(T1059_001);
    const rest = { loadAll: load, onCopy: async () => undefined };
    const { container } = render(<KnowledgeCard start="T1059.001" load={load} {...rest} />);
    expect(await dialog('T1059.001 could not be shown')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Disk full.');
    await expectAccessible(container);
    await userEvent.click(button('Try again'));
    expect(await dialog('T1059.001 PowerShell')).toBeVisible();
  });

  test('offers no second try where the extension is gone', async () => {
    const load = vi.fn<KnowledgeCardProps['load']>().mockRejectedValue(new AppError('no-answer', 'Reload the page.'));
    render(<KnowledgeCard start="T1204" load={load} loadAll={load} onCopy={async () => undefined} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('Reload the page.');
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  test('is told from one that was never published', async () => {
    const load = async () => null;
    render(<KnowledgeCard start="T9999" load={load} loadAll={load} onCopy={async () => undefined} />);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('T9999 is not in the installed'));
  });
});
