import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { defineContentScript } from 'wxt/utils/define-content-script';
import css from '../../components/card.css?inline';
import { CardControlsContext } from '../../components/card-controls';
import type { CardSlot } from '../../lib/page/card-slot';
import { keepPaint } from '../../lib/page/keep-paint';
import { nthMention } from '../../lib/page/nth-mention';
import { OpenCards } from '../../lib/page/open-cards';
import { wayOf } from '../../lib/page/pinned';
import { scannedFrame } from '../../lib/page/scanned-frame';
import { onStep } from '../../lib/platform/step';
import { HoverCard } from './HoverCard';
import { viewOf } from './views';

// The worker may be asked twice, by a page that comes back from the back/forward cache for one.
const MOUNTED = Symbol.for('card-mounted');
type Slot = { [MOUNTED]?: true };

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main({ signal }) {
    const frame = scannedFrame();
    if (!frame || (globalThis as Slot)[MOUNTED]) return;
    (globalThis as Slot)[MOUNTED] = true;

    keepPaint(frame.marks, signal);
    const roots = new WeakMap<CardSlot, Root>();
    const rootOf = (slot: CardSlot) => {
      const root = roots.get(slot) ?? createRoot(slot.element);
      roots.set(slot, root);
      return root;
    };
    const cards = new OpenCards({
      frame,
      css,
      draw(card) {
        const { mention, slot, word } = card;
        const controls = {
          isPinned: slot.isPinned,
          word,
          onPin: () => cards.togglePin(card),
          onArrow(key: string) {
            const way = wayOf(key);
            if (way) slot.moveBy(way);
            return way !== null;
          },
        };
        flushSync(() =>
          rootOf(slot).render(
            <CardControlsContext value={controls}>
              <HoverCard
                id={mention.id}
                onClose={() => cards.close(card)}
                nth={() => nthMention(frame.marks, mention)}
              />
            </CardControlsContext>,
          ),
        );
      },
      erase: ({ slot }) => rootOf(slot).unmount(),
      // By the end of the dwell the answer is mostly here.
      onPending: ({ id }) => void viewOf(id).catch(() => undefined),
      signal,
    });
    onStep(direction => cards.step(direction), signal);
  },
});
