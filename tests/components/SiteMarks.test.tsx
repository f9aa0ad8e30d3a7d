import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { PageNothing } from '../../components/PageNothing';
import { SiteMarks } from '../../components/SiteMarks';
import { expectAccessible } from './axe';

test('a site that is switched off is named, and marked again by one button', async () => {
  const onMarkAgain = vi.fn();
  const { container } = render(
    <main>
      <SiteMarks hidden={{ site: 'example.org', rule: '*' }} onMarkAgain={onMarkAgain} />
      <PageNothing what="switched-off" />
    </main>,
  );
  expect(screen.getByRole('region', { name: 'Not marked here' })).toHaveTextContent(
    'Nothing is marked on example.org.',
  );
  expect(screen.getByText('This page is not marked.')).toBeVisible();
  expect(screen.queryByText('No ATT&CK id on this page.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Mark again' }));
  expect(onMarkAgain).toHaveBeenCalledExactlyOnceWith('*');
  await expectAccessible(container);
});

test('of ids that are left out each has its button', async () => {
  const onMarkAgain = vi.fn();
  render(<SiteMarks hidden={{ site: '', rule: ['T1204', 'T1105'] }} onMarkAgain={onMarkAgain} />);
  expect(screen.getByRole('region')).toHaveTextContent('Not marked on this page:');
  await userEvent.click(screen.getByRole('button', { name: 'Mark T1105 again' }));
  expect(onMarkAgain).toHaveBeenCalledExactlyOnceWith('T1105');
});

test('where everything is marked there is nothing to say, unless that could not be found out', () => {
  const { container, rerender } = render(
    <SiteMarks hidden={{ site: 'example.org', rule: [] }} onMarkAgain={() => undefined} />,
  );
  expect(container).toBeEmptyDOMElement();
  const problem = { code: 'storage', message: 'The list is damaged.' } as const;
  rerender(<SiteMarks hidden={{ site: 'example.org', rule: [], problem }} onMarkAgain={() => undefined} />);
  expect(screen.getByRole('alert')).toHaveTextContent('The list is damaged.');
});
