import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ExternalLink } from '../../components/ExternalLink';

test('opens a new tab that learns nothing of this one', () => {
  render(<ExternalLink href="https://example.org/a">a report</ExternalLink>);
  const link = screen.getByRole('link', { name: 'a report' });
  expect(link).toHaveAttribute('href', 'https://example.org/a');
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:https://example.org/1',
  '/a',
  '',
  undefined,
])('is text alone for the address %s', href => {
  render(<ExternalLink href={href}>a report</ExternalLink>);
  expect(screen.getByText('a report')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
