import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { TechniqueLink } from '../../components/TechniqueLink';

const technique = { id: 'T1204.001', name: 'Malicious Link' };

function clickLink(init: MouseEventInit) {
  const onOpen = vi.fn();
  render(<TechniqueLink technique={technique} workspaceUrl={id => `#/${id}`} onOpen={onOpen} />);
  const link = screen.getByRole('link', { name: 'T1204.001 Malicious Link' });
  const click = createEvent.click(link, init);
  fireEvent(link, click);
  return { onOpen, click };
}

test('a plain click opens the technique instead of the address', () => {
  const { onOpen, click } = clickLink({});
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('T1204.001');
  expect(click.defaultPrevented).toBe(true);
});

test.each(['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])('a click with %s is left to the browser', key => {
  const { onOpen, click } = clickLink({ [key]: true });
  expect(onOpen).not.toHaveBeenCalled();
  expect(click.defaultPrevented).toBe(false);
});

test('without an address it is a button', () => {
  const onOpen = vi.fn();
  render(<TechniqueLink technique={technique} workspaceUrl={undefined} onOpen={onOpen} />);
  screen.getByRole('button', { name: 'T1204.001 Malicious Link' }).click();
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('T1204.001');
});
