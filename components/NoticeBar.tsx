import type { Phrase } from '../lib/attack/phrase';
import { PhraseText } from './PhraseText';

/** The amber bar over an object that is revoked or deprecated; nothing where there is nothing to say. */
export function NoticeBar({ phrases }: { phrases: readonly Phrase[] | null }) {
  if (!phrases) return null;
  return (
    <p className="stale">
      <PhraseText phrases={phrases} />
    </p>
  );
}
