import { Fragment } from 'react';
import type { TechniqueDocument } from '../lib/attack/documents';
import { headline, scopeLine, subtechniquesLine } from '../lib/attack/wording';

interface TechniqueHeadProps {
  technique: TechniqueDocument;
  /** 2 on the card, 1 on the workspace page. */
  level: 1 | 2;
}

/** What the technique is, in three lines: id, tactics and counts; its name; where it applies and how far it reaches. */
export function TechniqueHead({ technique, level }: TechniqueHeadProps) {
  const [id, ...rest] = headline(technique);
  const withSubtechniques = subtechniquesLine(technique);
  const scope = scopeLine(technique);
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
      <Name className="name">{technique.name}</Name>
      {withSubtechniques && <p className="meta quiet">{withSubtechniques}</p>}
      {scope && <p className="meta quiet">{scope}</p>}
    </>
  );
}
