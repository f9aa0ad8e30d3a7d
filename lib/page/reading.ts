import type { SeenText, Step } from './seen-text';

/** A stretch of the text that stands in one node just as it stands in the text. */
interface Stretch {
  /** Where it begins in the text. */
  readonly at: number;
  readonly node: Text;
  /** Where it begins in the node. */
  readonly offset: number;
  readonly length: number;
}

// A zero-width character is not seen, a soft hyphen only at the end of a line. `\s` has no-break spaces too.
const UNSEEN = '\\u00AD\\u200B-\\u200F\\u2060\\uFEFF';
const STRETCH = new RegExp(`[^\\s${UNSEEN}]+(?: [^\\s${UNSEEN}]+)*`, 'g');

/**
 * A part of the page as one string, and the way back from it to the page. White space is collapsed: to one line break
 * where a block or a line ends, to two at an empty line of preformatted text, to a tab between table cells,
 * else to a space.
 */
export class Reading {
  readonly #parts: string[] = [];
  readonly #stretches: Stretch[] = [];
  readonly #byNode = new Map<Text, Stretch[]>();
  #length = 0;
  #gap: '' | ' ' | '\t' | '\n' | '\n\n' = '';
  #text: string | undefined;

  /** The string. */
  get text(): string {
    this.#text ??= this.#parts.join('');
    return this.#text;
  }

  /** Its length so far, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** Reads on. */
  add(step: Step): void {
    if (step === 'line') this.#break();
    else if (step === 'cell') this.#gap = this.#gap.includes('\n') ? this.#gap : '\t';
    else this.#addText(step);
  }

  /** Where a point of a text node is in the string; a point in a gap is at its end. */
  offsetOf(node: Text, offset: number): number {
    const stretches = this.#byNode.get(node) ?? [];
    for (const { at, offset: start, length } of stretches) {
      if (offset < start) return at;
      if (offset <= start + length) return at + offset - start;
    }
    const last = stretches.at(-1);
    return last ? last.at + last.length : 0;
  }

  /** The part of the page from `start` to `end`, which must not be the same. */
  rangeOf(start: number, end: number): StaticRange {
    const first = this.#stretchAt(start);
    const last = this.#stretchAt(end - 1);
    return new StaticRange({
      startContainer: first.node,
      startOffset: first.offset + Math.max(0, start - first.at),
      endContainer: last.node,
      endOffset: last.offset + Math.min(last.length, end - last.at),
    });
  }

  #break(): void {
    if (this.#gap !== '\n\n') this.#gap = '\n';
  }

  #addText({ node, isPre, from = 0, to }: SeenText): void {
    const data = node.data.slice(from, to);
    const own: Stretch[] = [];
    let read = 0;
    const gapTo = (end: number) => {
      const gap = data.slice(read, end);
      if (isPre && /\n\s*\n/.test(gap)) this.#gap = '\n\n';
      else if (isPre && gap.includes('\n')) this.#break();
      else if (/\s/.test(gap)) this.#gap ||= ' ';
    };
    for (const { 0: seen, index } of data.matchAll(STRETCH)) {
      gapTo(index);
      // What the string begins with is no gap.
      if (this.#length > 0) this.#push(this.#gap);
      this.#gap = '';
      own.push({ at: this.#length, node, offset: from + index, length: seen.length });
      this.#push(seen);
      read = index + seen.length;
    }
    gapTo(data.length);
    // White space alone has a place too, but nothing of the string is in it.
    this.#byNode.set(node, own.length > 0 ? own : [{ at: this.#length, node, offset: from, length: 0 }]);
    for (const stretch of own) this.#stretches.push(stretch);
  }

  #push(part: string): void {
    if (part === '') return;
    this.#parts.push(part);
    this.#length += part.length;
    this.#text = undefined;
  }

  /** The last stretch that begins at `offset` or before it. */
  #stretchAt(offset: number): Stretch {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#stretches[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const stretch = this.#stretches[low];
    if (!stretch) throw new RangeError('An empty reading has no ranges');
    return stretch;
  }
}
