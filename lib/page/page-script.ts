import { captureMention, captureSelection } from './capture';
import { reveal } from './flash';
import { Inventory } from './inventory';
import { KeptQuotes } from './kept-quotes';
import { type Marks, type Mention, paintOf } from './marks';
import type { Quote } from './quote';
import { SeenPage } from './seen-text';
import type { ShadowRootOf } from './shadow-hosts';

/** What `PageScript` works with, and whom it tells. */
export interface PageScriptOptions {
  shadowRootOf: ShadowRootOf;
  /** Mentions came or went. */
  onChange: () => void;
  /** What is mentioned is no longer the same set of objects, or may not be known: the frame came back, or goes. */
  onObjects: () => void;
}

/** One frame's answers to the side panel and the worker. */
export class PageScript {
  readonly #options: PageScriptOptions;
  readonly #kept: KeptQuotes;
  #inventory: Inventory | undefined;
  #told = '';

  constructor(options: PageScriptOptions) {
    this.#options = options;
    this.#kept = new KeptQuotes(options.shadowRootOf);
    // The browser takes what the icon shows of a page away when another page is shown in its place.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#tellAgain());
    document.addEventListener('prerenderingchange', () => this.#tellAgain());
    // A frame that is removed from its page cannot be asked any more; its page can.
    addEventListener('pagehide', () => window !== top && this.#tellAgain());
  }

  /** Takes up the mentions of this frame, from the first one on. */
  follow(marks: Marks): void {
    this.#inventory ??= new Inventory(marks, this.#options.shadowRootOf, () => this.#changed());
  }

  /** By name of the message. */
  readonly handlers = {
    'page.ids': async () => [...(this.#inventory?.ids() ?? [])],
    'page.objects': async () => (await this.#inventory?.objects()) ?? [],
    'mention.reveal': async ({ id, n }: { id: string; n: number }) => {
      const { mention, count } = await this.#mention(id, n);
      return { isFound: mention !== undefined && reveal(paintOf(mention)), count };
    },
    'evidence.mention': async ({ id, n }: { id: string; n: number }) => {
      const { mention, count } = await this.#mention(id, n);
      return { capture: mention ? captureMention(this.#page(), mention) : null, count };
    },
    'evidence.selection': async () => ({ capture: captureSelection(this.#page()), isFocused: document.hasFocus() }),
    'evidence.show': ({ quotes }: { quotes: Quote[] }) => this.#kept.show(quotes),
    'evidence.reveal': ({ quote }: { quote: Quote }) => this.#kept.reveal(quote),
  };

  async #mention(id: string, n: number): Promise<{ mention: Mention | undefined; count: number }> {
    const mentions = (await this.#inventory?.mentionsOf(id)) ?? [];
    return { mention: mentions[n], count: mentions.length };
  }

  #page(): SeenPage {
    return new SeenPage(this.#options.shadowRootOf);
  }

  #changed(): void {
    this.#options.onChange();
    const ids = [...(this.#inventory?.ids() ?? [])].sort().join();
    if (ids === this.#told) return;
    this.#told = ids;
    this.#options.onObjects();
  }

  #tellAgain(): void {
    if (this.#told !== '') this.#options.onObjects();
  }
}
