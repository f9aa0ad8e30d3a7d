import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../../components/card.css?inline';
import { CardHost } from '../../lib/page/card-host';
import { driveHover } from '../../lib/page/drive-hover';
import { pointerSource } from '../../lib/page/pointer';
import { HoverCard } from './HoverCard';
import { viewOf } from './views';

// The worker may be asked twice, by a page that comes back from the back/forward cache for one.
const MOUNTED = Symbol.for('card-mounted');
type Slot = { [MOUNTED]?: true };

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main(ctx) {
    const source = pointerSource();
    if (!source || (globalThis as Slot)[MOUNTED]) return;
    (globalThis as Slot)[MOUNTED] = true;

    const host = new CardHost(css, {
      onEnter: () => feed({ type: 'enter-card' }),
      onLeave: () => feed({ type: 'leave-card' }),
      onLost: () => dismiss(),
    });
    const root = createRoot(host.mount);
    const feed = driveHover({
      source,
      signal: ctx.signal,
      isFromCard: event => host.contains(event),
      onChange({ shown, pending, rest }, before) {
        // By the end of the dwell the answer is mostly here.
        if (pending && pending !== before.pending) viewOf(pending.id).catch(() => undefined);
        if (shown === before.shown) return;
        // Rendered before it is placed, so that it is placed by its real size.
        flushSync(() => root.render(shown && <HoverCard key={shown.id} id={shown.id} onClose={dismiss} />));
        if (shown) host.show(shown, rest);
        else host.hide();
      },
    });
    const dismiss = () => feed({ type: 'dismiss', time: performance.now() });
  },
});
