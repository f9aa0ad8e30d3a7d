import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../assets/mention.css?inline';
import { PageScript } from '../lib/page/page-script';
import { scannedFrame } from '../lib/page/scanned-frame';
import { ShadowPaint } from '../lib/page/shadow-paint';
import { ask } from '../lib/platform/ask';
import { SERVED } from '../lib/platform/frame-names';
import { keepFollowers, oncePerFrame, serveFrame } from '../lib/platform/frame-serve';
import { shadowRootOf } from '../lib/platform/shadow-root';

/**
 * What the side panel and the icon want to know of a page. Beside the card, at the first mention; and where evidence is
 * taken or looked for, also on pages without one: injected again when that comes.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main(ctx) {
    const script = oncePerFrame(SERVED, () => {
      const tellFollowers = keepFollowers();
      const paint = import.meta.env.FIREFOX ? new ShadowPaint(css) : undefined;
      const made = new PageScript({
        shadowRootOf,
        onChange() {
          paint?.add(scannedFrame()?.shadowRoots ?? []);
          tellFollowers();
        },
        onObjects: () => void (ctx.isInvalid || ask('page.changed', {})),
      });
      serveFrame(made.handlers);
      return made;
    });
    const frame = scannedFrame();
    if (frame) script.follow(frame.marks);
  },
});
