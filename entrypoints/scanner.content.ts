import '../assets/mention.css';
import { packedIds } from 'virtual:known-ids';
import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../assets/mention.css?inline';
import { unpackIds } from '../lib/attack/known-ids';
import { Marks } from '../lib/page/marks';
import { offerPointerSource, pointerSource } from '../lib/page/pointer';
import { Scanner } from '../lib/page/scanner';
import { ask } from '../lib/platform/ask';
import { shadowRootOf } from '../lib/platform/shadow-root';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_end',
  main(ctx) {
    // A tab that was open before the installation gets the script from the worker, perhaps beside the manifest's.
    if (pointerSource() || !document.documentElement) return;

    const marks = new Marks();
    const shadowRoots = new Set<ShadowRoot>();
    let isFirst = true;
    new Scanner({
      root: document.documentElement,
      known: unpackIds(packedIds),
      namesOf: async ids => (await ask('object.names', { ids })) ?? {},
      marks,
      signal: ctx.signal,
      shadowRootOf,
      onShadowRoot(root) {
        shadowRoots.add(root);
        if (import.meta.env.FIREFOX) paintIn(root);
      },
      onMention() {
        if (ctx.isInvalid || !isFirst) return;
        isFirst = false;
        offerPointerSource(marks, shadowRoots, ctx.signal);
        void ask('card.inject', {});
      },
    });
  },
});

/** In Firefox a highlight's rule does not reach into shadow roots; in Chromium the document's does. */
function paintIn(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
