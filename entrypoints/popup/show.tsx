import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { InstalledIndex } from '../../lib/knowledge/stored-index';
import { fitPopup } from './fit-popup';
import { PopupPage } from './PopupPage';

/** Puts the popup over the field that popup.html has already. `stored` is the index, as `storedIndex` gives it. */
export function show(stored: Promise<InstalledIndex | null>): void {
  fitPopup().catch(thrown => console.error(thrown));
  const root = document.getElementById('root');
  if (!root) return;
  hydrateRoot(
    root,
    <StrictMode>
      <PopupPage stored={stored} />
    </StrictMode>,
  );
}
