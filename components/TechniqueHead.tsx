import type { TechniqueDocument } from '../lib/attack/documents';
import { techniqueHeadline, techniqueLines } from '../lib/attack/wording';
import { NameHead } from './NameHead';

interface TechniqueHeadProps {
  technique: TechniqueDocument;
  /** 2 on the card, 1 on the workspace page. */
  level: 1 | 2;
  /** Opens a tactic or the parent; without it they are words. */
  onOpen?: (id: string) => void;
}

/** What the technique is: id, tactics and counts; its name; of what it is a part, where it applies, how far it reaches. */
export function TechniqueHead({ technique, level, onOpen }: TechniqueHeadProps) {
  return (
    <NameHead
      headline={techniqueHeadline(technique)}
      name={technique.name}
      level={level}
      lines={techniqueLines(technique)}
      onOpen={onOpen}
    />
  );
}
