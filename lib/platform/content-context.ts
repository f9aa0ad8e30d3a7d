import { browser } from 'wxt/browser';

/**
 * The life of a content script, in the place of WXT's `ContentScriptContext`.
 *
 * WXT's own announces itself to older copies with a DOM event and a `postMessage` that carry the extension's id:
 * every page could tell that an analyst reads it (DESIGN decision 1). This one is silent. An older copy notices by
 * itself that its extension is gone, the next time it asks `isInvalid`.
 * The name is WXT's, because `wxt.config.ts` puts this module where WXT's bundles import theirs.
 */
export class ContentScriptContext {
  readonly #controller = new AbortController();

  /** Aborted once the extension was updated, disabled or removed. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the extension is gone. Finding so aborts `signal`. */
  get isInvalid(): boolean {
    if (!browser.runtime?.id) this.#controller.abort();
    return this.signal.aborted;
  }
}
