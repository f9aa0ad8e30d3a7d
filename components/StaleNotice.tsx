import { staleNotice } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { PhraseText } from './PhraseText';

/** The amber bar over a technique whose id on the page is revoked, or which is deprecated itself; else nothing. */
export function StaleNotice({ view }: { view: TechniqueView }) {
  const phrases = staleNotice(view);
  if (!phrases) return null;
  return (
    <p className="stale">
      <PhraseText phrases={phrases} />
    </p>
  );
}
