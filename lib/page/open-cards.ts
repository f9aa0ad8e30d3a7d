import { CardHost } from './card-host';
import { CardSlot } from './card-slot';
import { driveHover, type Hover } from './drive-hover';
import { focusedElement } from './focus';
import { followMention } from './follow';
import { mentionAt } from './hit-test';
import type { HoverDelays, HoverState } from './hover';
import { watchLongPress } from './long-press';
import { type Mention, mentionRects } from './marks';
import { MOST_PINNED, TOO_MANY_PINNED } from './pinned';
import { watchPointer } from './pointing';
import type { Point } from './safe-triangle';
import type { ScannedFrame } from './scanned-frame';
import { type Direction, isInView, scrollTo, step, WRAPPED } from './step';

/** A card on the page. */
export interface OpenCard {
  readonly mention: Mention;
  readonly slot: CardSlot;
  /** Something to tell the reader beside the content, or nothing. */
  word: string;
}

/** What `OpenCards` works with, and what it leaves to the caller. */
export interface OpenCardsOptions {
  frame: ScannedFrame;
  /** The style of the cards. */
  css: string;
  /** Renders a card into its slot, at once: it is placed by its real size. */
  draw: (card: OpenCard) => void;
  /** Ends what `draw` began. */
  erase: (card: OpenCard) => void;
  /** A card for this mention is likely soon. */
  onPending: (mention: Mention) => void;
  /** How long the pointer has to rest; `HOVER_DELAYS` without it. */
  delays?: () => HoverDelays;
  signal: AbortSignal;
}

/** The cards of one frame: the one that comes and goes with the pointer or the keyboard, and those that are pinned. */
export class OpenCards {
  readonly #options: OpenCardsOptions;
  readonly #host: CardHost;
  readonly #hover: Hover;
  readonly #pinned = new Set<OpenCard>();
  #current: OpenCard | null = null;
  #stopFollowing: () => void = () => undefined;
  /** The mention stepped to last. */
  #at: Mention | null = null;
  #takesFocus = false;
  /** What had the focus before a card took it. */
  #origin: HTMLElement | null = null;

  constructor(options: OpenCardsOptions) {
    const { frame, css, delays, signal } = options;
    this.#options = options;
    this.#host = new CardHost(css, signal);
    const isFromCard = (event: Event) => this.#host.contains(event);
    this.#hover = driveHover({
      onChange: (state, before) => this.#follow(state, before),
      isFromCard,
      onEscape: () => this.#offerEscape() || this.#closeFocusedPin(),
      delays,
      signal,
    });
    // Before the pointer is watched: the move that ends this is seen over the card already.
    const onScroll = () => {
      const { isInCard, isHeld } = this.#hover.state;
      if (!isInCard && !isHeld) this.#current?.slot.letThrough();
    };
    addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
    watchPointer({
      frame,
      shown: () => this.#current && { mention: this.#current.mention, card: this.#current.slot.box },
      onPoint: event => {
        const before = this.#current;
        return this.#hover.feed(event).shown !== null && this.#current !== before;
      },
      isFromCard,
      signal,
    });
    watchLongPress({
      mentionAt: (x, y) => mentionAt(frame.marks, frame.shadowRoots, x, y),
      onPress: (mention, at) => this.#open(mention, at),
      signal,
    });
    signal.addEventListener('abort', () => {
      for (const card of this.#pinned) this.close(card);
    });
  }

  /** Opens the card of the next or previous mention and gives it the keyboard. False where there is none. */
  step(direction: Direction): boolean {
    const { marks } = this.#options.frame;
    const from = this.#current?.mention ?? (this.#at && isInView(this.#at) ? this.#at : null);
    const to = step(marks.all(), from, direction);
    if (!to) return false;
    const origin = this.#host.focused ? this.#origin : focusedElement();
    this.#at = to.mention;
    scrollTo(to.mention);
    this.#takesFocus = true;
    this.#open(to.mention, mentionRects(to.mention)[0] ?? { x: 0, y: 0 });
    this.#takesFocus = false;
    this.#origin = origin;
    if (!this.#current) return false;
    this.#current.slot.focus();
    // Said after the focus has come in: a screen reader reads what changes, not what was there.
    this.#tell(this.#current, to.hasWrapped ? WRAPPED[direction] : '');
    return true;
  }

  /** Pins a card where it is. A pinned one goes back to being closed as any other. */
  togglePin(card: OpenCard): void {
    if (this.#pinned.has(card)) {
      this.#unpin(card);
    } else if (this.#pinned.size >= MOST_PINNED) {
      this.#tell(card, TOO_MANY_PINNED);
    } else {
      this.#stopFollowing();
      this.#current = null;
      this.#pinned.add(card);
      card.slot.pin();
      this.#tell(card, '');
      this.#hover.dismiss();
    }
  }

  /** Closes a card. */
  close(card: OpenCard): void {
    if (!this.#pinned.delete(card)) this.#hover.dismiss();
    else this.#remove(card);
  }

  #open(mention: Mention, { x, y }: Point): void {
    this.#hover.feed({ type: 'open', mention, x, y, isInCard: false });
  }

  #follow({ shown, pending, rest }: HoverState, before: HoverState): void {
    if (pending && pending !== before.pending) this.#options.onPending(pending);
    if (shown === (this.#current?.mention ?? null)) return;
    const old = this.#current;
    this.#current = null;
    if (shown) this.#show(shown, rest);
    if (old) this.#remove(old);
  }

  #show(mention: Mention, near: Point): void {
    const slot: CardSlot = new CardSlot({
      onMove: () => slot === this.#current?.slot && this.#hover.feed({ type: 'enter-card' }),
      onLeave: () => slot === this.#current?.slot && this.#hover.feed({ type: 'leave-card' }),
      onHold: () => slot === this.#current?.slot && this.#hover.feed({ type: 'hold' }),
      onKey: event => this.#press(slot, event),
    });
    const card: OpenCard = { mention, slot, word: '' };
    this.#stopFollowing();
    this.#current = card;
    this.#options.draw(card);
    this.#host.add(slot.element, mention.nodes[0]);
    // Before the card that has it goes, or the page would get it in between.
    if (this.#takesFocus) slot.focus();
    this.#stopFollowing = followMention(this.#host.element, mention, near, {
      onPlace: at => this.#host.placeAt(at),
      onHeight: most => slot.limitHeight(most),
      onLost: () => this.#hover.feed({ type: 'lost', time: performance.now() }),
    });
  }

  #unpin(card: OpenCard): void {
    const { mention, slot } = card;
    const { x, y } = slot.box;
    this.#pinned.delete(card);
    const old = this.#current;
    this.#stopFollowing();
    this.#stopFollowing = () => undefined;
    this.#current = card;
    this.#host.placeAt({ x, y });
    slot.unpin();
    this.#options.draw(card);
    this.#hover.feed({ type: 'open', mention, x, y, isInCard: slot.isHovered });
    if (old) this.#remove(old);
  }

  #tell(card: OpenCard, word: string): void {
    card.word = word;
    this.#options.draw(card);
  }

  #remove(card: OpenCard): void {
    if (this.#current === null) this.#stopFollowing();
    const hadFocus = card.slot.element.contains(this.#host.focused);
    this.#host.remove(card.slot.element);
    card.slot.dispose();
    this.#options.erase(card);
    if (!hadFocus || this.#host.focused) return;
    this.#origin?.focus({ preventScroll: true });
    this.#origin = null;
  }

  #press(slot: CardSlot, event: KeyboardEvent): void {
    const card = [this.#current, ...this.#pinned].find(open => open?.slot === slot);
    if (!card || event.key !== 'p' || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as Element).closest('input, textarea, select, [role="menu"]')) return;
    this.togglePin(card);
  }

  /** What is open within a card, such as a menu, takes Esc before the card does. The offer stays in the shadow root. */
  #offerEscape(): boolean {
    const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    return this.#host.focused?.dispatchEvent(press) === false;
  }

  #closeFocusedPin(): boolean {
    const { focused } = this.#host;
    const card = [...this.#pinned].find(({ slot }) => slot.element.contains(focused));
    if (card) this.close(card);
    return card !== undefined;
  }
}
