import '../assets/mention.css';
import { packedIds } from 'virtual:known-ids';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { unpackIds } from '../lib/attack/known-ids';
import { Marks } from '../lib/page/marks';
import { leaveFrame, type ScannedFrame, scannedFrame } from '../lib/page/scanned-frame';
import { Scanner } from '../lib/page/scanner';
import { ask } from '../lib/platform/ask';
import { shadowRootOf } from '../lib/platform/shadow-root';
import { followSiteRule } from '../lib/platform/site-rule';

export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_end',
  globalName: false,
  main: ctx => {
    // A tab that was open before the installation gets the script from the worker, perhaps beside the manifest's.
    if (scannedFrame() || !document.documentElement) return;

    const marks = new Marks();
    let isFirstMark = true;
    const scanner = new Scanner({
      root: document.documentElement,
      known: unpackIds(packedIds),
      namesOf: ids => ask('object.names', { ids }),
      marks,
      signal: ctx.signal,
      shadowRootOf,
      // A copy whose extension is gone finds so here, and stops.
      onFirst: () => ctx.isInvalid || followSiteRule(rule => scanner.leaveOut(rule)),
      onMark() {
        if (ctx.isInvalid || !isFirstMark) return;
        isFirstMark = false;
        addEventListener('pointermove', move => (frame.lastMove = move), true);
        injectCard();
        // A page that was left before the card script came, and is come back to.
        addEventListener('pageshow', event => event.persisted && injectCard());
      },
    });
    const frame: ScannedFrame = { marks, shadowRoots: scanner.shadowRoots };
    leaveFrame(frame);
  },
});

function injectCard(): void {
  void ask('card.inject', {});
}
