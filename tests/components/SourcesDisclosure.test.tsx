import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { SourcesDisclosure } from '../../components/SourcesDisclosure';
import { RELEASE } from '../fixtures/view-builders';

test('keeps the sources to itself until asked, from the keyboard too', async () => {
  render(<SourcesDisclosure sources={RELEASE.sources} />);
  const button = screen.getByRole('button', { name: 'Sources', expanded: false });
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Sources', expanded: true })).toBe(button);
  await userEvent.keyboard('{Enter}');
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});

test('shows name, version, licence and notice of every source', async () => {
  render(<SourcesDisclosure sources={RELEASE.sources} />);
  await userEvent.click(screen.getByRole('button', { name: 'Sources' }));
  const items = screen.getAllByRole('listitem');
  expect(items).toHaveLength(2);
  expect(items[0]).toHaveTextContent('MITRE ATT&CK 19.1 · ATT&CK terms of use© 2026 The MITRE Corporation.');
  expect(items[1]).toHaveTextContent('MISP galaxy 9434ace4eb92 · CC0-1.0');
});
