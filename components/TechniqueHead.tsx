import type { TechniqueDocument } from '../lib/attack/documents';
import { headline, scopeLine, subtechniquesLine } from '../lib/attack/wording';
import { NameHead } from './NameHead';

interface TechniqueHeadProps {
  technique: TechniqueDocument;
  /** 2 on the card, 1 on the workspace page. */
  level: 1 | 2;
}

/** What the technique is, in three lines: id, tactics and counts; its name; where it applies and how far it reaches. */
export function TechniqueHead({ technique, level }: TechniqueHeadProps) {
  return (
    <NameHead
      headline={headline(technique)}
      name={technique.name}
      level={level}
      lines={[subtechniquesLine(technique), scopeLine(technique)].filter(line => line !== null)}
    />
  );
}
