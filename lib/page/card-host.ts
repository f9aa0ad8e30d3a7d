import { autoUpdate, computePosition, flip, hide, inline, offset, shift, size } from '@floating-ui/dom';
import { HOST_NAME } from './host-name';
import { type Mention, mentionRects } from './marks';

const GAP_PX = 6;
const EDGE_PX = 8;
const LARGEST_SHARE_OF_VIEWPORT = 0.6;

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
    z-index: 2147483647 !important;
  }
  @media print { :host { display: none !important } }
`;

// What happens in the card is no business of the page.
const PRIVATE_EVENTS = [
  'click dblclick auxclick contextmenu mousedown mouseup mouseover mouseout mousemove wheel',
  'pointerdown pointerup pointermove pointerover pointerout pointercancel touchstart touchmove touchend',
  'keydown keyup keypress beforeinput input focusin focusout copy selectstart dragstart',
].flatMap(names => names.split(' '));

/** What the host tells about itself. */
export interface CardHostEvents {
  onEnter: () => void;
  onLeave: () => void;
  /** The mention has scrolled out of sight or left the document. */
  onLost: () => void;
}

/**
 * Holds the card: a closed shadow root in the top layer, placed beside a mention and kept there.
 * The caller renders into `mount`; `css` styles it.
 */
export class CardHost {
  readonly mount = document.createElement('div');
  readonly #host = document.createElement(HOST_NAME);
  readonly #events: CardHostEvents;
  #stopFollowing: () => void = () => undefined;

  constructor(css: string, events: CardHostEvents) {
    this.#events = events;
    const root = this.#host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [HOST_CSS, css].map(sheetOf);
    root.append(this.mount);
    this.#host.popover = 'manual';
    this.#host.addEventListener('pointerenter', () => events.onEnter());
    this.#host.addEventListener('pointerleave', () => events.onLeave());
    for (const type of PRIVATE_EVENTS) this.#host.addEventListener(type, event => event.stopPropagation());
  }

  /** Shows the host beside `mention`, at the line of it that is nearest to the pointer. */
  show(mention: Mention, pointer: { x: number; y: number }): void {
    this.hide();
    // Above a modal dialog the top layer paints, but everything outside the dialog is inert.
    const dialogs = document.querySelectorAll('dialog:modal');
    (dialogs[dialogs.length - 1] ?? document.documentElement).append(this.#host);
    this.#host.showPopover();
    const reference = {
      getBoundingClientRect: () => mentionRects(mention)[0] ?? new DOMRect(),
      getClientRects: () => mentionRects(mention),
      ...(mention.nodes[0].parentElement && { contextElement: mention.nodes[0].parentElement }),
    };
    this.#stopFollowing = autoUpdate(reference, this.#host, () => void this.#place(reference, mention, pointer));
  }

  /** Takes the host out of the document. */
  hide(): void {
    this.#stopFollowing();
    this.#stopFollowing = () => undefined;
    this.#host.remove();
  }

  /** Whether an event that the window saw came from inside the card. */
  contains(event: Event): boolean {
    return event.target === this.#host;
  }

  async #place(reference: Parameters<typeof computePosition>[0], mention: Mention, pointer: { x: number; y: number }) {
    if (mentionRects(mention).length === 0) {
      this.#events.onLost();
      return;
    }
    const { x, y, middlewareData } = await computePosition(reference, this.#host, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        inline(pointer),
        offset(GAP_PX),
        flip({ padding: EDGE_PX }),
        shift({ padding: EDGE_PX }),
        size({ padding: EDGE_PX, apply: ({ availableHeight }) => this.#limitHeight(availableHeight) }),
        hide(),
      ],
    });
    if (middlewareData.hide?.referenceHidden) this.#events.onLost();
    this.#host.style.setProperty('--card-x', `${Math.round(x)}px`);
    this.#host.style.setProperty('--card-y', `${Math.round(y)}px`);
  }

  #limitHeight(available: number): void {
    const most = Math.min(available, innerHeight * LARGEST_SHARE_OF_VIEWPORT);
    this.#host.style.setProperty('--card-max-height', `${Math.floor(most)}px`);
  }
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
