import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ObjectCard } from '../../components/ObjectCard';
import type { ObjectActions } from '../../components/object-actions';
import { shownObject } from '../../lib/attack/object-wording';
import type { ObjectView } from '../../lib/knowledge/object-view';
import {
  ALL_OBJECT_VIEWS,
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

function show(view: ObjectView, parts: { isHere?: boolean } = {}) {
  const actions = {
    onOpenTechnique: vi.fn<ObjectActions['onOpenTechnique']>(),
    onOpenObject: vi.fn<NonNullable<ObjectActions['onOpenObject']>>(),
    onClose: vi.fn(),
  };
  const { onOpenObject, ...others } = actions;
  const { container } = render(
    <ObjectCard view={view} {...others} onOpenObject={parts.isHere === false ? undefined : onOpenObject} />,
  );
  return { ...actions, container };
}

const list = (name: string) => within(screen.getByRole('list', { name }));
const headings = () => screen.getAllByRole('heading').map(({ tagName, textContent }) => `${tagName} ${textContent}`);

test.each([
  [APT29, 'G0016 APT29'],
  [COBALT_STRIKE, 'S0154 Cobalt Strike'],
  [EXECUTION, 'TA0002 Execution'],
  [ANALYTIC, 'AN1314 User Execution – multi-surface behavior chain'],
])('is a dialog named by id and name', (view, name) => {
  show(view);
  expect(screen.getByRole('dialog', { name })).toBeVisible();
});

test.each([
  [APT29, ['Techniques', 'Software', 'Campaigns', 'Correlated CTI and IR reports']],
  [WITHDRAWN_ACTOR, ['Techniques', 'Correlated CTI and IR reports']],
  [COBALT_STRIKE, ['Techniques', 'Observed actors', 'Campaigns', 'Correlated CTI and IR reports']],
  [SOLARWINDS, ['Techniques', 'Attributed by ATT&CK to', 'Software', 'Correlated CTI and IR reports']],
  [ANTIVIRUS, ['Techniques']],
  [EXECUTION, ['Techniques']],
  [STRATEGY, ['Detects', 'Log sources', 'Analytics']],
  [ANALYTIC, ['Detects', 'Log sources']],
  [WITHDRAWN_ANALYTIC, ['Detects']],
  [PROCESS_CREATION, ['Log sources', 'Detection strategies']],
  [FIRMWARE, []],
])('has one name, and below it what its kind is linked with', (view, sections) => {
  show(view);
  expect(headings()).toEqual(
    [`H2 ${view.object.name}`, ...sections.map(title => `H3 ${title}`)].concat('H3 Continue the investigation'),
  );
});

test('shows an actor in the order of a technique', () => {
  show(UNC2452);
  const text = screen.getByRole('dialog').textContent ?? '';
  const inOrder = [
    'G0118 was revoked in May 2021. It is now G0016. Its name was UNC2452.',
    'G0016 · actor · 14 techniques · 40 reports',
    'APT29',
    'also known as IRON RITUAL, NOBELIUM, The Dukes, Cozy Bear, Midnight Blizzard',
    'vendor names Cloaked Ursa (Palo Alto), TA421 (Proofpoint), Solar Phoenix (Palo Alto, name match)',
    'linked with RU by MISP galaxy (explicit)',
    'T1003.002 Security Account Manager',
    'Cobalt Strike S0154',
    'Operation Ghost C0023',
    '2024-02example.org · cited for Device Registration',
    'ATT&CK page',
    'ATT&CK 19.1 · facts',
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
  test('is a paragraph under the head and above the first section, and the foot says so', () => {
    show(told(view, summary));
    const said = screen.getAllByRole('paragraph').find(({ textContent }) => textContent === summary);
    const following = Node.DOCUMENT_POSITION_FOLLOWING;
    const name = screen.getByRole('heading', { level: 2 });
    expect(name.compareDocumentPosition(said!)).toBe(following);
    expect(said!.compareDocumentPosition(screen.getByRole('heading', { name: firstSection }))).toBe(following);
    expect(screen.getByText('ATT&CK 19.1 · brief')).toBeVisible();
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
    const { onOpenTechnique } = show(APT29);
    list('Techniques').getByRole('button', { name: 'T1005 Data from Local System' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpenTechnique).toHaveBeenCalledExactlyOnceWith('T1005');
  });

  test('of a tactic are counted without the sub-techniques that it does not list', () => {
    show(EXECUTION);
    expect(list('Techniques').getAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByText('5 with sub-techniques')).toBeVisible();
  });

  test('of a withdrawn actor are said to be none', () => {
    show(WITHDRAWN_ACTOR);
    expect(screen.getAllByText('None recorded.')).toHaveLength(2);
  });
});

describe('other objects', () => {
  test.each([
    [APT29, 'Software', 'Cobalt Strike S0154', ['software', 'S0154']],
    [APT29, 'Campaigns', 'Operation Ghost C0023', ['campaign', 'C0023']],
    [SOLARWINDS, 'Attributed by ATT&CK to', 'APT29 G0016', ['actor', 'G0016']],
    [STRATEGY, 'Analytics', 'Linux AN1315', ['analytic', 'AN1315']],
    [PROCESS_CREATION, 'Detection strategies', 'DET0002 Strategy 2', ['detection-strategy', 'DET0002']],
  ])('open here where that is offered', async (view, section, name, expected) => {
    const { onOpenObject } = show(view);
    list(section).getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpenObject).toHaveBeenCalledExactlyOnceWith(...expected);
  });

  test.each([
    [APT29, 'Software', 'Cobalt Strike S0154', 'https://attack.mitre.org/software/S0154'],
    [
      PROCESS_CREATION,
      'Detection strategies',
      'DET0002 Strategy 2',
      'https://attack.mitre.org/detectionstrategies/DET0002',
    ],
  ])('lead to their pages where it is not', (view, section, name, href) => {
    show(view, { isHere: false });
    expect(list(section).getByRole('link', { name })).toHaveAttribute('href', href);
  });

  test('that have no page are no links', () => {
    show(STRATEGY, { isHere: false });
    expect(list('Analytics').queryByRole('link')).not.toBeInTheDocument();
    expect(list('Analytics').getByText('AN1315')).toBeVisible();
  });

  test('an analytic leads back to its strategy', async () => {
    const { onOpenObject } = show(ANALYTIC);
    await userEvent.click(screen.getByRole('button', { name: 'DET0478' }));
    expect(onOpenObject).toHaveBeenCalledExactlyOnceWith('detection-strategy', 'DET0478');
  });

  test('are cut and unfolded', async () => {
    show(COBALT_STRIKE);
    await userEvent.click(list('Observed actors').getByRole('button', { name: '22 more' }));
    expect(list('Observed actors').getAllByRole('button', { name: /^Actor/ })).toHaveLength(30);
  });
});

describe('log sources', () => {
  test('of a strategy are the distinct logs of its analytics', () => {
    show(STRATEGY);
    expect(
      list('Log sources')
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Sysmon 11', 'Windows Security 4688', 'auditd SYSCALL']);
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
  test('are the newest, with their years, and the page that lists the others', () => {
    show(APT29);
    expect(list('Reports').getAllByRole('listitem')).toHaveLength(5);
    expect(
      screen.getByRole('img', { name: 'Reports by year. 2015: 4, 2021: 30, 2022: 3, 2024: 1, undated: 2' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: '40 reports in all, on its ATT&CK page' })).toHaveAttribute(
      'href',
      APT29.object.fact.url,
    );
  });

  test('need no other page where they are all here', () => {
    show(COBALT_STRIKE);
    expect(list('Reports').getAllByRole('listitem')).toHaveLength(1);
    expect(screen.queryByRole('link', { name: /in all/ })).not.toBeInTheDocument();
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

test('closes by the button that says so, the first stop of the Tab key', async () => {
  const { onClose } = show(APT29);
  expect(document.body).toHaveFocus();
  await userEvent.tab();
  expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('forgets what was unfolded when another object takes its place', async () => {
  const actions = { onOpenTechnique: vi.fn(), onClose: vi.fn() };
  const { rerender } = render(<ObjectCard view={APT29} {...actions} />);
  await userEvent.click(list('Techniques').getByRole('button', { name: '2 more' }));
  rerender(<ObjectCard view={COBALT_STRIKE} {...actions} />);
  rerender(<ObjectCard view={APT29} {...actions} />);
  expect(list('Techniques').getByRole('button', { name: '2 more' })).toBeVisible();
});

test.each(ALL_OBJECT_VIEWS)('leads out only to http addresses, in a tab that learns nothing, for %s', (_, view) => {
  show(view, { isHere: false });
  for (const link of screen.getAllByRole('link')) {
    expect(link).toHaveAttribute('href', expect.stringMatching(/^https?:\/\//));
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  }
  expect(screen.getByRole('link', { name: 'ATT&CK page' })).toHaveAttribute('href', view.object.fact.url);
});

test.each(ALL_OBJECT_VIEWS)('says once what it is for %s', (_, view) => {
  show(view);
  const { id, name } = shownObject(view);
  expect(screen.getByRole('heading', { level: 2, name })).toBeVisible();
  expect(screen.getByRole('dialog', { name: `${id} ${name}` })).toHaveTextContent(`${id} · `);
});

test.each(ALL_OBJECT_VIEWS)('passes axe for %s', async (_, view) => {
  const { container } = show(view);
  await expectAccessible(container);
});
