import '../assets/mention.css';
import { packedIds } from 'virtual:known-ids';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { unpackIds } from '../lib/attack/known-ids';
import { Marks } from '../lib/page/marks';
import { offerPointerSource, pointerSource } from '../lib/page/pointer';
import { startScanner } from '../lib/page/scanner';
import { request } from '../lib/platform/request';

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
    let isFirst = true;
    startScanner({
      root: document.documentElement,
      known: unpackIds(packedIds),
      marks,
      signal: ctx.signal,
      onMention() {
        if (ctx.isInvalid || !isFirst) return;
        isFirst = false;
        offerPointerSource(marks, ctx.signal);
        void request('card.inject', {}).catch(error => console.warn(error));
      },
    });
  },
});
