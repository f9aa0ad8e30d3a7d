// attack.mitre.org/techniques/T1204/002/, …/groups/G0016, …/detectionstrategies/DET0478#AN1314, and the site's
// first form, …/wiki/Technique/T1204.
const LINK =
  /^https?:\/\/attack\.mitre\.org\/(?:[\w.-]+\/)+([A-Z]{1,3}\d{4})(?:[/.](\d{3}))?\/?(?:[?#].*?)?(AN\d{4})?$/i;

/**
 * The ATT&CK id that a link to MITRE's site leads to, in canonical form; null for any other link. `href` is absolute.
 * An analytic is a fragment of its detection strategy's page: `DET0478#AN1314` leads to AN1314.
 */
export function idOfAttackLink(href: string): string | null {
  const [, id, sub, analytic] = LINK.exec(href) ?? [];
  return (analytic ?? [id, sub].filter(Boolean).join('.')).toUpperCase() || null;
}
