import type { ReleaseInfo } from '../lib/knowledge/technique-view';
import { SourcesDisclosure } from './SourcesDisclosure';

interface ReleaseFootProps {
  release: ReleaseInfo;
  /** What the text above was made of: `brief`, `facts only`. */
  basis: string;
}

/** Which release all of this speaks of, what it was made from, and by whom. */
export function ReleaseFoot({ release, basis }: ReleaseFootProps) {
  return (
    <>
      <span className="basis">
        ATT&amp;CK {release.attack} · {basis}
      </span>
      <SourcesDisclosure sources={release.sources} />
    </>
  );
}
