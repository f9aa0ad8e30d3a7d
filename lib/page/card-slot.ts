import { EDGE_PX, mostHeight } from './follow';
import { within } from './pinned';
import type { Point } from './safe-triangle';
import { keepWheel } from './wheel';

/** What a card's slot tells. */
export interface CardSlotEvents {
  /** The pointer moves in it. A card that slid under a resting pointer has not been entered. */
  onMove: () => void;
  onLeave: () => void;
  /** The keyboard's focus has come in; that of a click has not. */
  onHold: () => void;
  onKey: (event: KeyboardEvent) => void;
}

// Pinned cards lie in the order in which they were last touched.
let highest = 0;

/** The place of one card in the host: what the caller renders into. A pinned one stands by itself and can be dragged. */
export class CardSlot {
  readonly element = document.createElement('div');
  readonly #stop = new AbortController();
  #isPinned = false;
  /** Where the pointer was seen last in the card. */
  #last: Point | undefined;
  #wantsFocus = false;
  #at: Point = { x: 0, y: 0 };
  // Its content arrives and unfolds; its dialog is another element then.
  readonly #size = new ResizeObserver(() => this.#isPinned && this.moveTo(this.#at));
  readonly #content = new MutationObserver(() => this.#wantsFocus && this.#refocus());

  constructor(events: CardSlotEvents) {
    const { element } = this;
    element.className = 'slot';
    element.addEventListener('pointermove', event => {
      this.#last = { x: event.clientX, y: event.clientY };
      if (hasMoved(event)) events.onMove();
    });
    element.addEventListener('pointerleave', event => this.#leave(event, events.onLeave));
    element.addEventListener('keydown', events.onKey);
    element.addEventListener('focusin', event => {
      if ((event.target as Element).matches(':focus-visible')) events.onHold();
    });
    element.addEventListener('pointerdown', event => this.#press(event));
    keepWheel(element);
    this.#size.observe(element);
    this.#content.observe(element, { childList: true });
    addEventListener('resize', () => this.#isPinned && this.moveTo(this.#at), { signal: this.#stop.signal });
  }

  get box(): DOMRect {
    return this.element.getBoundingClientRect();
  }

  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Whether the pointer is in it. */
  get isHovered(): boolean {
    return this.element.matches(':hover');
  }

  /**
   * Lets the pointer through until it moves. The card follows its mention, so when the page scrolls it may come to lie
   * under the pointer; the wheel is still meant for the page.
   */
  letThrough(): void {
    const { classList } = this.element;
    if (classList.contains('through')) return;
    classList.add('through');
    const moved = new AbortController();
    const stop = (event: PointerEvent) => {
      if (!hasMoved(event)) return;
      classList.remove('through');
      moved.abort();
    };
    const signal = AbortSignal.any([moved.signal, this.#stop.signal]);
    addEventListener('pointermove', stop, { capture: true, passive: true, signal });
  }

  /** Stands where it is from now on. */
  pin(): void {
    const { x, y } = this.box;
    this.#isPinned = true;
    this.#raise();
    this.element.classList.add('pinned');
    this.moveTo({ x, y });
  }

  /** Goes back into the host's own box, which the caller has put here. */
  unpin(): void {
    this.#isPinned = false;
    this.element.classList.remove('pinned');
  }

  /** Moves a pinned card, as far as the viewport allows. */
  moveTo(at: Point): void {
    this.limitHeight(mostHeight());
    const room = { left: EDGE_PX, top: EDGE_PX, right: innerWidth - EDGE_PX, bottom: innerHeight - EDGE_PX };
    this.#at = within(room, this.box, at);
    this.element.style.setProperty('--x', `${this.#at.x}px`);
    this.element.style.setProperty('--y', `${this.#at.y}px`);
  }

  /** Moves a pinned card by an arrow key's way. */
  moveBy({ x, y }: Point): void {
    this.moveTo({ x: this.#at.x + x, y: this.#at.y + y });
  }

  limitHeight(most: number): void {
    this.element.style.setProperty('--card-max-height', `${most}px`);
  }

  /** Gives the keyboard to the dialog, which a screen reader then names, and again when its content has arrived. */
  focus(): void {
    this.#wantsFocus = true;
    this.#dialog?.focus({ preventScroll: true });
  }

  /** Stops listening. The caller has taken the content out. */
  dispose(): void {
    this.#stop.abort();
    this.#size.disconnect();
    this.#content.disconnect();
  }

  get #dialog(): HTMLElement | null {
    return this.element.querySelector('[role="dialog"]');
  }

  #refocus(): void {
    const root = this.element.getRootNode();
    if (root instanceof ShadowRoot && !root.activeElement) this.#dialog?.focus({ preventScroll: true });
  }

  #leave(event: PointerEvent, onLeave: () => void): void {
    // By place: Firefox gives this event no movement.
    const hasGone = event.clientX !== this.#last?.x || event.clientY !== this.#last.y;
    if (hasGone || !event.relatedTarget) {
      this.#go(event, onLeave);
      return;
    }
    // The card has shrunk, as when a list folds up: the reader has gone nowhere yet.
    const { signal } = this.#stop;
    const move = (next: PointerEvent) => !this.isHovered && this.#go(next, onLeave);
    addEventListener('pointermove', move, { capture: true, passive: true, once: true, signal });
  }

  #go({ buttons }: PointerEvent, onLeave: () => void): void {
    if (!buttons) {
      onLeave();
      return;
    }
    // Text is being selected from within, or the card is dragged. It is left when the button is let go outside.
    const { signal } = this.#stop;
    addEventListener('pointerup', () => !this.isHovered && onLeave(), { capture: true, once: true, signal });
  }

  #press(event: PointerEvent): void {
    this.#wantsFocus = false;
    if (!this.#isPinned) return;
    this.#raise();
    const target = event.target as Element;
    if (event.button !== 0 || !target.closest('.card-head') || target.closest('button, a, input, summary')) return;
    event.preventDefault();
    const from = { x: this.#at.x - event.clientX, y: this.#at.y - event.clientY };
    const move = ({ clientX, clientY }: PointerEvent) => this.moveTo({ x: from.x + clientX, y: from.y + clientY });
    this.element.setPointerCapture(event.pointerId);
    this.element.addEventListener('pointermove', move);
    const end = () => this.element.removeEventListener('pointermove', move);
    this.element.addEventListener('lostpointercapture', end, { once: true });
  }

  #raise(): void {
    this.element.style.setProperty('--z', String(++highest));
  }
}

/** Browsers report a resting pointer anew when the page moves beneath it. */
function hasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
