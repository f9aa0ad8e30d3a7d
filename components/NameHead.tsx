import { Fragment } from 'react';

interface NameHeadProps {
  /** The line above the name; its first part is the id. */
  headline: readonly string[];
  name: string;
  /** 2 on the card, 1 on the workspace page. */
  level: 1 | 2;
  /** Beneath the name. */
  lines: readonly string[];
}

/** What an object is: id and what tells most of it; its name; and below it how far it reaches. */
export function NameHead({ headline: [id, ...rest], name, level, lines }: NameHeadProps) {
  const Name = `h${level}` as const;
  return (
    <>
      <p className="meta headline">
        <span className="id">{id}</span>
        {rest.map(part => (
          <Fragment key={part}>
            {' · '}
            <span>{part}</span>
          </Fragment>
        ))}
      </p>
      <Name className="name">{name}</Name>
      {lines.map(line => (
        <p key={line} className="meta quiet">
          {line}
        </p>
      ))}
    </>
  );
}
