import { Fragment } from 'react';
import { type Phrase, textOf } from '../lib/attack/phrase';
import { PhraseText } from './PhraseText';

interface NameHeadProps {
  /** The line above the name; its first part is the id. */
  headline: readonly (readonly Phrase[])[];
  name: string;
  /** 2 on the card, 1 on the workspace page. */
  level: 1 | 2;
  /** Beneath the name. */
  lines: readonly (readonly Phrase[])[];
  /** Opens an object that a line names; without it the lines are words. */
  onOpen?: ((id: string) => void) | undefined;
}

/** What an object is: id and what tells most of it; its name; and below it how far it reaches. */
export function NameHead({ headline, name, level, lines, onOpen }: NameHeadProps) {
  const Name = `h${level}` as const;
  return (
    <>
      <p className="meta headline">
        {headline.map((part, index) => (
          <Fragment key={textOf(part)}>
            {index > 0 && ' · '}
            <span>
              <PhraseText phrases={part} onOpen={onOpen} />
            </span>
          </Fragment>
        ))}
      </p>
      {/* Whoever comes here from another card is led to the name first. */}
      <Name className="name" tabIndex={-1}>
        {name}
      </Name>
      {lines.map(line => (
        <p key={textOf(line)} className="meta quiet">
          <PhraseText phrases={line} onOpen={onOpen} />
        </p>
      ))}
    </>
  );
}
