import { findTechniqueIds } from '../../lib/attack/mentions';

/**
 * The technique that the workspace's hash names: `#/T1204`, also lower case and with a slash for the dot.
 * Null where it names something else, undefined where it names nothing: the workspace's first page.
 */
export function techniqueIn(hash: string): string | null | undefined {
  const path = hash.replace(/^#?\/?/, '');
  if (path === '') return undefined;
  const [match] = findTechniqueIds(path);
  return match && match.start === 0 && match.end === path.length ? match.id : null;
}
