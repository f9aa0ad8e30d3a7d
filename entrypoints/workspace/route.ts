import { ID_PATTERNS } from '../../lib/attack/kinds';
import { findIds } from '../../lib/attack/mentions';

/**
 * The technique that the workspace's hash names: `#/T1204`, also lower case and with a slash for the dot.
 * Null where it names something else, undefined where it names nothing: the workspace's first page.
 */
export function techniqueIn(hash: string): string | null | undefined {
  const path = hash.replace(/^#?\/?/, '');
  if (path === '') return undefined;
  // Whether the technique exists is for the database to say.
  const [match] = findIds(path, id => ID_PATTERNS.technique.test(id));
  return match && match.start === 0 && match.end === path.length ? match.id : null;
}
