import { browser } from 'wxt/browser';

/** What the address bar shows for what was typed after the keyword. */
export interface OmniboxAnswer {
  /** The line above the suggestions: what Enter opens. */
  headline: string;
  suggestions: { content: string; description: string }[];
}

/** Where what was chosen is to be opened: in the tab that is there, or in a new one before or behind it. */
export type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

/** How the keyword `tb` is answered. */
export interface OmniboxHandlers {
  /** Called for every key; a slow answer to an earlier key is dropped. */
  suggest: (text: string) => Promise<OmniboxAnswer>;
  /** `text` is the content of a suggestion, or what was typed. */
  open: (text: string, disposition: Disposition) => Promise<void>;
}

/** Answers the address bar, where the browser has one that extensions may answer (Firefox for Android has none). */
export function serveOmnibox({ suggest, open }: OmniboxHandlers): void {
  if (!browser.omnibox) return;
  let latest = 0;
  browser.omnibox.onInputChanged.addListener((text, show) => {
    latest += 1;
    const token = latest;
    suggest(text).then(
      ({ headline, suggestions }) => {
        if (token !== latest) return;
        browser.omnibox.setDefaultSuggestion({ description: headline });
        show(suggestions);
      },
      error => console.error(error),
    );
  });
  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    open(text, disposition).catch(error => console.error(error));
  });
}

/** Opens a page of the extension, such as `/workspace.html#/T1204`, as the disposition asks. */
export async function openPage(path: string, disposition: Disposition): Promise<void> {
  const url = new URL(path, browser.runtime.getURL('/')).href;
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}
