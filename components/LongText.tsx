import { useState } from 'react';
import { cutAtSentence } from '../lib/attack/sentences';

interface LongTextProps {
  text: string;
  className: string;
  /** About how many characters stand before "more". `Infinity` shows all. */
  most?: number;
}

/** Two or three lines of a card, so that what follows, such as the detection, is in sight on a low window. */
const GLANCE = 110;

/** A paragraph of which the first sentences stand, and the others when the reader asks for them. */
export function LongText({ text, className, most = GLANCE }: LongTextProps) {
  const [isWhole, setWhole] = useState(false);
  const { shown, rest } = cutAtSentence(text, most);
  if (rest === '') return <p className={className}>{text}</p>;
  return (
    <p className={className}>
      {shown} {isWhole && <span>{rest} </span>}
      <button type="button" className="link quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'less' : 'more'}
      </button>
    </p>
  );
}
