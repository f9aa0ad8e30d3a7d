/** A stretch of a sentence; `isId` where it is an ATT&CK id, which is set in mono. */
export interface Phrase {
  text: string;
  isId?: true;
  /** The object that it names, where a reader may want to see that one. */
  opens?: string;
}

/** Plain words. */
export const word = (text: string): Phrase => ({ text });

/** The id of the object at hand. */
export const idPhrase = (text: string): Phrase => ({ text, isId: true });

/** Another object by its name, or by `id` itself. */
export const linkPhrase = (id: string, text = id): Phrase => ({ text, opens: id, ...(text === id && { isId: true }) });

/** A sentence without its markup. */
export function textOf(phrases: readonly Phrase[]): string {
  return phrases.map(({ text }) => text).join('');
}

/** Phrases with `, ` between them. */
export function commaSeparated(phrases: readonly Phrase[]): Phrase[] {
  return phrases.flatMap((phrase, index) => (index === 0 ? [phrase] : [word(', '), phrase]));
}
