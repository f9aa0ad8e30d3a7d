import { findIds } from './mentions';

// attack.mitre.org/techniques/T1204/002/, …/groups/G0016, …/detectionstrategies/DET0478#AN1314, and the site's
// first form, …/wiki/Technique/T1204. What is asked for after the address (`?layer=…`) is no object.
const PATH = /^https?:\/\/attack\.mitre\.org\/((?:[^?#]|#(?=AN\d))*)/i;

/**
 * The ATT&CK id that a link to MITRE's site leads to, in canonical form; null for any other link. `href` is absolute.
 * An analytic is a fragment of its detection strategy's page: `DET0478#AN1314` leads to AN1314.
 */
export function idOfAttackLink(href: string): string | null {
  const [, path = ''] = PATH.exec(href) ?? [];
  return findIds(path, () => true).at(-1)?.id ?? null;
}
