import { basisOf } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { SourcesDisclosure } from './SourcesDisclosure';

/** Which release all of this speaks of, what it was made from, and by whom. */
export function ReleaseFoot({ view: { technique, release } }: { view: TechniqueView }) {
  return (
    <>
      <span className="basis">
        ATT&amp;CK {release.attack} · {basisOf(technique)}
      </span>
      <SourcesDisclosure sources={release.sources} />
    </>
  );
}
