// A full stop after these ends no sentence, and neither does one after a single letter (`J. Doe`).
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|no|[A-Z])\.$/;
// A file's name may begin a sentence: `powershell.exe is optional.`
const END = /[.!?]["”’)]*\s+(?=["“‘(]*(?:[\p{Lu}\d]|\w+\.\w))/gu;

/** The sentences of a paragraph, without the blanks between them. Where it is not clear, a sentence goes on. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(END)) {
    const sentence = text.slice(start, index + end.trimEnd().length);
    if (ABBREVIATION.test(sentence)) continue;
    sentences.push(sentence);
    start = index + end.length;
  }
  return [...sentences, text.slice(start)].filter(sentence => sentence !== '');
}

/**
 * A paragraph cut after a sentence: whole sentences of about `most` characters at first, at least one, and the rest.
 * The rest is empty where the whole is not much longer: hiding a line costs more than showing it.
 */
export function cutAtSentence(text: string, most: number): { shown: string; rest: string } {
  const sentences = sentencesOf(text);
  let count = 1;
  let length = sentences[0]?.length ?? 0;
  for (const sentence of sentences.slice(1)) {
    if (length + sentence.length > most) break;
    length += sentence.length + 1;
    count++;
  }
  const rest = sentences.slice(count).join(' ');
  if (rest.length < WORTH_HIDING) return { shown: text, rest: '' };
  return { shown: sentences.slice(0, count).join(' '), rest };
}

/** Characters: a line on the card. */
const WORTH_HIDING = 55;
