import { Fragment } from 'react';
import type { Span } from '../lib/search/words';

/** A text with the parts that a query stands for marked. `spans` are in order and apart. */
export function Highlighted({ text, spans = [] }: { text: string; spans?: readonly Span[] | undefined }) {
  if (spans.length === 0) return text;
  return (
    <>
      {spans.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(spans[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(spans.at(-1)?.[1])}
    </>
  );
}
