import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { Popup, type PopupProps } from '../../components/Popup';
import type { PopupSearch } from '../../components/popup-search';
import { complete } from '../../lib/search/complete';
import { idsIn, mentionedObjects } from '../../lib/search/mentioned';
import { recordSteps } from '../../lib/search/record';
import { search } from '../../lib/search/search';
import { indexSteps } from '../../lib/search/search-index';
import { finish } from '../../lib/search/steps';
import { buildPack } from '../../seeds/pack';
import { readSeeds } from '../../seeds/pack-read';
import { contents } from '../fixtures/pack-files';

let real: PopupSearch | undefined;

/** The search over the real seeds, built once. */
export function seedSearch(): PopupSearch {
  real ??= buildSearch();
  return real;
}

function buildSearch(): PopupSearch {
  const { objects, techniques } = contents(buildPack(readSeeds('seeds')));
  const index = finish(indexSteps(finish(recordSteps([...objects.values(), ...techniques.values()]))));
  return {
    attack: '19.1',
    search: (query, options) => search(index, query, options),
    complete: (query, caret) => complete(index, query, caret),
    mentionedIn: text => mentionedObjects(index, idsIn(text, index)),
    mentioned: counts => mentionedObjects(index, counts),
  };
}

/** A popup over the real seeds; a card that is only a heading and a way back. */
export function showPopup(overrides: Partial<PopupProps> = {}) {
  const actions = {
    onLookUp: vi.fn<PopupProps['onLookUp']>(),
    onForget: vi.fn<PopupProps['onForget']>(),
    onOpenWorkspace: vi.fn<PopupProps['onOpenWorkspace']>(),
    onOpenPanel: vi.fn<PopupProps['onOpenPanel']>(async () => undefined),
    onCopy: vi.fn<PopupProps['onCopy']>(async () => undefined),
    onClose: vi.fn<PopupProps['onClose']>(),
    onTryAgain: vi.fn<PopupProps['onTryAgain']>(),
    onMarkAgain: vi.fn<PopupProps['onMarkAgain']>(),
  };
  const props: PopupProps = {
    knowledge: { state: 'ready', search: seedSearch() },
    page: new Map(),
    lookups: [],
    handed: undefined,
    renderCard: ({ id, onLeave }) => (
      <section aria-label={`Card of ${id}`}>
        <button type="button" onClick={onLeave}>
          Back to results
        </button>
      </section>
    ),
    isMac: false,
    ...actions,
    ...overrides,
  };
  const { container, rerender } = render(<Popup {...props} />);
  return {
    ...actions,
    container,
    user: userEvent.setup(),
    again: (changed: Partial<PopupProps>) => rerender(<Popup {...props} {...changed} />),
  };
}

export const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search ATT&CK' });
/** Not by role: to compute the names of fifty options takes jsdom a second. What is behind a card counts as none. */
export const options = () =>
  Array.from(document.querySelectorAll<HTMLElement>(':not([inert]) > [role="listbox"] [role="option"]'));
/** The first words of each option: its id. */
export const ids = () => options().map(({ textContent }) => textContent?.split(' ')[0]);
/** The option that assistive technology is told to be at. */
export const activeOption = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
