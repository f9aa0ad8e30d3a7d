/** Has shadow roots painted by rules of their own. For Firefox, where those of the document do not reach into them. */
export class ShadowPaint {
  readonly #sheet = new CSSStyleSheet();

  /** @param css what paints the highlights */
  constructor(css: string) {
    this.#sheet.replaceSync(css);
  }

  /** Adds the rules to each root that lacks them. */
  add(roots: Iterable<ShadowRoot>): void {
    for (const root of roots) {
      const sheets = root.adoptedStyleSheets;
      if (!sheets.includes(this.#sheet)) root.adoptedStyleSheets = [...sheets, this.#sheet];
    }
  }
}
