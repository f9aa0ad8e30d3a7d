import type { Phrase } from '../lib/attack/wording';

/** A sentence with its ATT&CK ids set in mono. No phrase occurs twice in one. */
export function PhraseText({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ text, isId }) => (
    <span key={text} className={isId && 'id'}>
      {text}
    </span>
  ));
}
