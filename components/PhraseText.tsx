import type { Phrase } from '../lib/attack/phrase';

interface PhraseTextProps {
  phrases: readonly Phrase[];
  /** Opens an object that a phrase names; without it names are words like others. */
  onOpen?: ((id: string) => void) | undefined;
}

/** A sentence with its ATT&CK ids set in mono and its names as links. */
export function PhraseText({ phrases, onOpen }: PhraseTextProps) {
  let before = ''; // what stands before a phrase is in no other place of the sentence: its key
  return phrases.map(({ text, isId, opens }) => {
    const key = before;
    before += text;
    if (opens === undefined || !onOpen) {
      return (
        <span key={key} className={isId && 'id'}>
          {text}
        </span>
      );
    }
    return (
      <button key={key} type="button" className={isId ? 'link id' : 'link'} onClick={() => onOpen(opens)}>
        {text}
      </button>
    );
  });
}
