/**
 * Which option of a listbox a key leads to, by the combobox pattern of the ARIA Authoring Practices. The focus stays
 * in the field; the active option is named by `aria-activedescendant`.
 */

/** Rows that a page key moves by: about as many as are seen at once. */
const PAGE = 8;

/** -1: none is active, and keys go to the text. */
export const NONE = -1;

/**
 * The active option after `key`, or null where the key is the text's. Down and Up go round.
 * Home and End are the text's until an arrow has led into the list: `isInList`.
 */
export function optionAfterKey(
  key: string,
  { active, count, isInList }: { active: number; count: number; isInList: boolean },
): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active <= 0 ? last : active - 1;
    case 'PageDown':
      return Math.min(last, Math.max(active, 0) + PAGE);
    case 'PageUp':
      return Math.max(0, active - PAGE);
    case 'Home':
      return isInList ? 0 : null;
    case 'End':
      return isInList ? last : null;
    default:
      return null;
  }
}
