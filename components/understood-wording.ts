import type { Understood } from '../lib/search/understand';

/**
 * What a query was taken for, a sentence a line, to be said where nothing has all of it: the reader sees which part
 * failed.
 */
export function understoodLines(understood: Understood, attack: string): string[] {
  const { ids, unknownIds, idPrefix, filters, words, url } = understood;
  const isAlone = unknownIds.length > 0;
  return [
    ...unknownIds.map(id => `There is no ${id} in ATT&CK ${attack}, nor was there in any earlier release.`),
    ...(idPrefix !== undefined && !ids.includes(idPrefix)
      ? [`No id of ATT&CK ${attack} begins with ${idPrefix}.`]
      : []),
    ...(url === undefined ? [] : [`${shortened(url)} is no address of an ATT&CK object.`]),
    ...filters.map(({ field, written, values }) => {
      if (values.length === 0) return `There is no ${field} “${written}”.`;
      return `Only ${field} ${values.map(({ value }) => value).join(', ')} was searched.`;
    }),
    ...(ids.length > 0 ? [`Read as ${ids.join(', ')}.`] : []),
    ...(words.length > 0 && !isAlone ? [`Nothing has ${words.map(word => `“${word}”`).join(' and ')}.`] : []),
  ];
}

const LONGEST = 60;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
