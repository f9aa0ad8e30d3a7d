import { type Browser, browser } from 'wxt/browser';
import type { MenuEntry } from './menus';

const KEEP = 'keep-evidence';

/** Names of the keyboard commands in the manifest. */
export const COMMANDS = { keep: 'keep-evidence', panel: 'open-panel' } as const;

/** "Keep as evidence", on a selection. */
export const EVIDENCE_MENU: MenuEntry = { id: KEEP, title: 'Keep as evidence', contexts: ['selection'] };

/** A selection that is to be kept, and where it is. */
export interface SelectionPlace {
  tab: Browser.tabs.Tab;
  /** The frame, where the browser says which. */
  frameId: number | undefined;
}

/** Tells of selections to be kept, by menu or key. `keep` is called within the click, so it may open the panel. */
export function onKeepSelection(keep: (place: SelectionPlace) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === KEEP && tab) keep({ tab, frameId });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMANDS.keep && tab) keep({ tab, frameId: undefined });
  });
}

/** Tells of the key that opens the panel. */
export function onPanelCommand(open: (tab: Browser.tabs.Tab | undefined) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMANDS.panel) open(tab);
  });
}
