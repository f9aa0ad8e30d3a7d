import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StaleNotice } from '../../components/StaleNotice';
import { T1059_001, T1204, T1475 } from '../fixtures/views';

test('says since when an id is revoked and what it is now', () => {
  const { container } = render(<StaleNotice view={T1059_001} />);
  expect(container).toHaveTextContent('T1086 was revoked in July 2020. It is now T1059.001.');
});

test('says that a deprecated technique has no successor', () => {
  const { container } = render(<StaleNotice view={T1475} />);
  expect(container).toHaveTextContent('T1475 is deprecated and has no successor.');
});

test('sets ids apart', () => {
  render(<StaleNotice view={T1059_001} />);
  expect(screen.getByText('T1086')).toHaveClass('id');
  expect(screen.getByText('T1059.001')).toHaveClass('id');
});

test('is not there for an active technique', () => {
  const { container } = render(<StaleNotice view={T1204} />);
  expect(container).toBeEmptyDOMElement();
});
