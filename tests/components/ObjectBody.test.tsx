import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ViewBody, ViewHead, ViewNotice } from '../../components/ViewParts';
import type { ViewActions } from '../../components/view-actions';
import type { ObjectView } from '../../lib/knowledge/object-view';
import {
  ANALYTIC,
  ANTIVIRUS,
  APT29,
  COBALT_STRIKE,
  EXECUTION,
  FIRMWARE,
  PROCESS_CREATION,
  SOLARWINDS,
  STRATEGY,
  UNC2452,
  WITHDRAWN_ACTOR,
  WITHDRAWN_ANALYTIC,
} from '../fixtures/object-views';
import { expectAccessible } from './axe';

function show(view: ObjectView) {
  const onOpen = vi.fn<ViewActions['onOpen']>();
  const actions = {
    onOpen,
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
  return { ...actions, container };
}

const list = (name: string) => within(screen.getByRole('list', { name }));
const headings = () => screen.getAllByRole('heading').map(({ tagName, textContent }) => `${tagName} ${textContent}`);

test.each([
  [APT29, ['Techniques', 'Software', 'Campaigns', 'Correlated CTI and IR reports']],
  [WITHDRAWN_ACTOR, []],
  [COBALT_STRIKE, ['Techniques', 'Observed actors', 'Campaigns', 'Correlated CTI and IR reports']],
  [SOLARWINDS, ['Attributed by ATT&CK to', 'Techniques', 'Software', 'Correlated CTI and IR reports']],
  [ANTIVIRUS, ['Techniques']],
  [EXECUTION, ['Techniques']],
  [STRATEGY, ['Detects', 'Analytics']],
  [ANALYTIC, ['Log sources', 'Detects']],
  [WITHDRAWN_ANALYTIC, []],
  [PROCESS_CREATION, ['Log sources', 'Detection strategies']],
  [FIRMWARE, []],
])('has one name, and below it what its kind is linked with', (view, sections) => {
  show(view);
  expect(headings()).toEqual(
    [`H2 ${view.object.name}`, ...sections.map(title => `H3 ${title}`)].concat('H3 Continue the investigation'),
  );
});

test('shows an actor in the order of a technique', () => {
  const { container } = show(UNC2452);
  const text = container.textContent ?? '';
  const inOrder = [
    'G0118 was revoked in May 2021. It is now G0016. Its name was UNC2452.',
    'G0016 · actor · 14 techniques · 40 reports',
    'APT29',
    'also known as IRON RITUAL, NOBELIUM, The Dukes, Cozy Bear, Midnight Blizzard',
    'vendor names Cloaked Ursa (Palo Alto), TA421 (Proofpoint), Solar Phoenix (Palo Alto, name match)',
    'linked with Russia by MISP galaxy (explicit)',
    'T1003.002 Security Account Manager',
    'Cobalt Strike S0154',
    'Operation Ghost C0023',
    '2024-02example.org · cited for Device Registration',
    'ATT&CK page',
  ];
  const positions = inOrder.map(part => text.indexOf(part));
  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
});

test('invents no text', () => {
  show(ANTIVIRUS);
  expect(screen.getAllByRole('paragraph').map(({ textContent }) => textContent)).toEqual([
    'M1049 · mitigation · 1 technique',
  ]);
});

/** `view` with something to read above its sections. */
const told = (view: ObjectView, summary: string): ObjectView => ({ ...view, object: { ...view.object, summary } });

describe.each([
  ['an actor', APT29, 'Who they are.', 'Techniques'],
  ['a software', COBALT_STRIKE, 'What it is', 'Techniques'],
])('what is said of %s', (_, view, summary, firstSection) => {
  test('is a paragraph under the head and above the first section', () => {
    show(told(view, summary));
    const said = screen.getAllByRole('paragraph').find(({ textContent }) => textContent === summary);
    const following = Node.DOCUMENT_POSITION_FOLLOWING;
    const name = screen.getByRole('heading', { level: 2 });
    expect(name.compareDocumentPosition(said!)).toBe(following);
    expect(said!.compareDocumentPosition(screen.getByRole('heading', { name: firstSection }))).toBe(following);
  });

  test('passes axe', async () => {
    await expectAccessible(show(told(view, summary)).container);
  });
});

describe('techniques', () => {
  test('are twelve, and the others follow in place when asked for', async () => {
    show(APT29);
    expect(list('Techniques').getAllByRole('button', { name: /^T/ })).toHaveLength(12);
    list('Techniques').getByRole('button', { name: '2 more' }).focus();
    await userEvent.keyboard('{Enter}');
    const items = list('Techniques').getAllByRole('listitem');
    expect(items).toHaveLength(15);
    expect(items[12]).toHaveFocus();
    expect(items[12]).toHaveTextContent('T1053.005 Scheduled Task');
  });

  test('open from the keyboard', async () => {
    const { onOpen } = show(APT29);
    list('Techniques').getByRole('button', { name: 'T1005 Data from Local System' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('T1005');
  });

  test('of a tactic are counted without the sub-techniques that it does not list', () => {
    show(EXECUTION);
    expect(list('Techniques').getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByText('5 with sub-techniques')).toBeVisible();
  });

  test('are not looked for where nothing is linked, which is said', () => {
    show(WITHDRAWN_ACTOR);
    expect(screen.getByText('Nothing in ATT&CK 19.1 is linked with it.')).toBeVisible();
  });
});

describe('other objects', () => {
  test.each([
    [APT29, 'Software', 'Cobalt Strike S0154', 'S0154'],
    [APT29, 'Campaigns', 'Operation Ghost C0023', 'C0023'],
    [SOLARWINDS, 'Attributed by ATT&CK to', 'APT29 G0016', 'G0016'],
    [STRATEGY, 'Analytics', 'AN1315 Linux', 'AN1315'],
    [PROCESS_CREATION, 'Detection strategies', 'DET0002 Strategy 2', 'DET0002'],
  ])('open here', async (view, section, name, expected) => {
    const { onOpen } = show(view);
    list(section).getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(expected);
  });

  test.each([
    [ANALYTIC, 'DET0478'],
    [STRATEGY, 'T1204'],
  ])('that the head names open too', async (view, id) => {
    const { onOpen } = show(view);
    await userEvent.click(screen.getByRole('button', { name: id }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(id);
  });

  test('an analytic leads to the data components that it reads', async () => {
    const { onOpen } = show(ANALYTIC);
    await userEvent.click(screen.getByRole('button', { name: 'File Creation' }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('DC0039');
  });

  test('are cut and unfolded', async () => {
    show(COBALT_STRIKE);
    await userEvent.click(list('Observed actors').getByRole('button', { name: '22 more' }));
    expect(list('Observed actors').getAllByRole('button', { name: /^Actor/ })).toHaveLength(30);
  });
});

describe('log sources', () => {
  test('of a strategy stand beside its analytics', () => {
    show(STRATEGY);
    expect(
      list('Analytics')
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['AN1314 WindowsSysmon 11; Windows Security 4688', 'AN1315 Linuxauditd SYSCALL']);
  });

  test('of a component are its own', () => {
    show(PROCESS_CREATION);
    expect(
      list('Log sources')
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Sysmon 1, 5', 'auditd SYSCALL']);
  });

  test('of an analytic are told by component', () => {
    show(ANALYTIC);
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'File Creation',
      'Process Creation',
    ]);
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
      'Sysmon 11',
      'Windows Security 4688',
    ]);
  });
});

describe('reports', () => {
  test('are the newest, with their years, and all of them when asked for', async () => {
    const { onShowAllReports } = show(APT29);
    expect(list('Reports').getAllByRole('listitem')).toHaveLength(5);
    expect(
      screen.getByRole('img', { name: 'Reports by year. 2015: 4, 2021: 30, 2022: 3, 2024: 1, undated: 2' }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'all 40 reports' }));
    expect(onShowAllReports).toHaveBeenCalledOnce();
  });

  test('are not asked for where they are all here', () => {
    show(COBALT_STRIKE);
    expect(list('Reports').getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /^all/ })).not.toBeInTheDocument();
  });
});

test.each([
  [WITHDRAWN_ACTOR, 'G0109 is deprecated and has no successor.'],
  [FIRMWARE, /^DS0001 is deprecated: data sources were withdrawn in ATT&CK 18\./],
])('warns of what is withdrawn', (view, warning) => {
  const { container } = show(view);
  expect(container.querySelector('.stale')).toHaveTextContent(warning);
});

test('warns of nothing else', () => {
  const { container } = show(APT29);
  expect(container.querySelector('.stale')).not.toBeInTheDocument();
});
