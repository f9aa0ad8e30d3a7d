import { homeFor } from './home';
import { HOST_NAME } from './host-name';

// The page's own rules reach the host and beat plain `:host` rules; against important ones they lose.
const HOST_CSS = `
  :host {
    all: initial !important;
    display: block !important;
    position: fixed !important;
    inset: auto !important;
    left: var(--card-x, 0) !important;
    top: var(--card-y, 0) !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    overflow: visible !important;
    background: none !important;
    direction: ltr !important;
    zoom: var(--card-zoom, 1) !important;
    z-index: 2147483647 !important;
  }
  .slot { position: relative; z-index: 2147483647; width: fit-content }
  .slot.pinned { position: fixed; left: var(--x); top: var(--y); z-index: var(--z) }
  .through, .through * { pointer-events: none !important }
  @media print { :host { display: none !important } }
`;

// What happens in the card is no business of the page.
const PRIVATE_EVENTS = [
  'click dblclick auxclick contextmenu mousedown mouseup mouseover mouseout mousemove wheel',
  'pointerdown pointerup pointermove pointerover pointerout pointercancel touchstart touchmove touchend',
  'keydown keyup keypress beforeinput input focusin focusout copy selectstart dragstart',
].flatMap(names => names.split(' '));

/**
 * The one element that is added to the page, and only while it holds a card: a closed shadow root in the top layer.
 * Its own box is that of the card that follows a mention; pinned ones stand in it with boxes of their own.
 */
export class CardHost {
  readonly #host = document.createElement(HOST_NAME);
  readonly #root: ShadowRoot;
  /** What the cards belong to: the mention of the latest. */
  #near: Node | null = null;
  // A dialog that closes, or leaves the document, takes the cards in it away. Their size tells.
  readonly #sizes = new ResizeObserver(() => this.#settle());

  constructor(css: string, signal: AbortSignal) {
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    this.#root.adoptedStyleSheets = [HOST_CSS, css].map(sheetOf);
    this.#host.popover = 'manual';
    for (const type of PRIVATE_EVENTS) this.#host.addEventListener(type, event => event.stopPropagation());
    const options = { capture: true, passive: true, signal } as const;
    addEventListener('toggle', event => event.target !== this.#host && this.#settle(true), options);
    addEventListener('fullscreenchange', () => this.#settle(true), options);
  }

  /** Takes a card in. It belongs where `near` is, above everything. */
  add(slot: HTMLElement, near: Node): void {
    this.#near = near;
    this.#root.append(slot);
    this.#settle(true);
    this.#sizes.observe(slot);
  }

  /** Lets a card go, and leaves the document with the last. */
  remove(slot: HTMLElement): void {
    this.#sizes.unobserve(slot);
    slot.remove();
    if (!this.#root.firstElementChild) this.#host.remove();
  }

  /** The box of the card that follows its mention. */
  get element(): HTMLElement {
    return this.#host;
  }

  /** What has the focus in the cards. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** Puts the card that follows, and the box of the host with it, to a point of the viewport. */
  placeAt({ x, y }: { x: number; y: number }): void {
    this.#host.style.setProperty('--card-x', `${x}px`);
    this.#host.style.setProperty('--card-y', `${y}px`);
  }

  /** Whether an event that the window saw came from inside a card. */
  contains(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  /** Moves to where the cards can be seen and used. With `raised`, above what has entered the top layer since. */
  #settle(raised = false): void {
    if (!this.#root.firstElementChild) return;
    const home = homeFor(this.#near);
    const isElsewhere = this.#host.parentNode !== home;
    if (isElsewhere) this.#move(home);
    else if (raised && this.#host.matches(':popover-open')) this.#host.hidePopover();
    if (!this.#host.matches(':popover-open')) this.#host.showPopover();
  }

  #move(home: Element): void {
    const scrolled = [...this.#root.querySelectorAll('*')]
      .filter(({ scrollTop }) => scrollTop > 0)
      .map(element => [element, element.scrollTop] as const);
    const { focused } = this;
    // A page that is zoomed by its own style would zoom its card, and miscount where it stands.
    this.#host.style.setProperty('--card-zoom', `${1 / (home.currentCSSZoom || 1)}`);
    home.append(this.#host);
    this.#host.showPopover();
    for (const [element, top] of scrolled) element.scrollTop = top;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
