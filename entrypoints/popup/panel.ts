import { useCallback, useEffect, useRef } from 'react';
import { activeTab } from '../../lib/platform/active-tab';

/** What the panel is opened with: its module, which has zod (see PopupPage), and the tab that the popup stands over. */
async function prepare() {
  const [panel, tab] = await Promise.all([import('../../lib/platform/side-panel'), activeTab()]);
  return { panel, tab };
}

/**
 * Opens the side panel on the card of an object, and closes the popup. Firefox opens it only within the key press that
 * asks for it, before anything is awaited: so what that needs is got ready as soon as the popup can be used.
 * Rejects with an `AppError`.
 */
export function useSidePanel(isReady: boolean): (id: string) => Promise<void> {
  const prepared = useRef<Awaited<ReturnType<typeof prepare>>>(undefined);
  useEffect(() => {
    if (!isReady) return;
    prepare().then(
      found => {
        prepared.current = found;
      },
      thrown => console.error(thrown),
    );
  }, [isReady]);
  return useCallback(async id => {
    const { panel, tab } = prepared.current ?? (await prepare());
    const opening = panel.openPanel(tab === null ? undefined : { id: tab });
    await Promise.all([opening, panel.handTask({ do: 'card', id })]);
    window.close();
  }, []);
}
