import type { ObjectDocument } from '../lib/attack/documents';
import { linksTitle, shownTechniques, techniqueRemark } from '../lib/attack/object-wording';
import { ExpandableList } from './ExpandableList';
import { Section } from './Section';
import { TechniqueLink } from './TechniqueLink';

interface ObjectTechniquesProps {
  object: ObjectDocument;
  onOpen: (id: string) => void;
}

/** A glance; a line each, mostly. */
const TECHNIQUES_SHOWN = 12;

/** The techniques that an object uses, mitigates, detects or, as a tactic, has. */
export function ObjectTechniques({ object, onOpen }: ObjectTechniquesProps) {
  const techniques = shownTechniques(object);
  // A strategy detects one technique.
  const count = object.kind === 'detection-strategy' ? undefined : techniques.length;
  return (
    <Section title={linksTitle(object.kind, 'technique')} count={count} level={3}>
      {techniques.length === 0 && <p className="none">None recorded.</p>}
      {techniques.length > 0 && (
        <ExpandableList
          items={techniques}
          limit={TECHNIQUES_SHOWN}
          className="techniques"
          label="Techniques"
          keyOf={({ id }) => id}
        >
          {technique => {
            const remark = techniqueRemark(object, technique);
            return (
              <>
                <TechniqueLink technique={technique} workspaceUrl={undefined} onOpen={onOpen} />
                {remark && <span className="remark">{remark}</span>}
              </>
            );
          }}
        </ExpandableList>
      )}
    </Section>
  );
}
