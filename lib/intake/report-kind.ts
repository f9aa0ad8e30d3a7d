import type { ReportFact } from '../attack/facts';

/** Publish nothing but accounts of single intrusions. */
const CASE_PUBLISHERS: ReadonlySet<string> = new Set(['thedfirreport.com']);

/** Wordings that titles of such accounts use, found by reading the titles cited in ATT&CK v19.1. */
const CASE_TITLES: readonly RegExp[] = [
  // In the singular: "the CCleaner incident". "Incident response" is a trade, "incidents" are a survey.
  /\bincident\b(?! respon)/i,
  /\bpost-?mortem\b/i,
  /\b(?:attack|intrusion|breach) case study\b/i,
  // "Intrusion into the DNC", "Intercepting a FIN6 Intrusion"; not "intrusion set", "intrusion campaign".
  /\bintrusion (?:into|attempt|vector)\b/i,
  /(?:\b(?:an?|the)|['’]s) (?:\S+ )?intrusion\b(?! (?:set|campaign|detection|threat|tool))/i,
  // A noun with a victim before or after it; not "to breach", "Security Breach!", "breach victims".
  /(?<!\b(?:to|security) )\bbreach\b(?! victim)/i,
  // "the HBGary hack", "The Anthem Hack: …", "Hack of the Left Party"; not "hack your network", "Hack Brief".
  /\bhack(?:$|:| (?:by|of|shows|says|and)\b)/i,
  // "Cyber Attack on Singapore Health Services"; the plural is a survey.
  /\b(?:cyber|digital)[ -]?attack (?:on|against)\b/i,
  /\bagainst the (?:government of \w+|\w+ government)\b/i,
  /^compromise of /i,
  /\b(?:hit by|impacted by) (?:an? )?(?:\w+ )?(?:attack|breach|ransomware|viruses)\b/i,
  /\battack disrupts\b|\bsystem disruption\b/i,
  /\b(?:inside|dive into) an? .*\battack\b/i,
  // "How one hospital thwarted …", "How a Manufacturing Firm Recovered …".
  /\bhow (?:one|an?) (?:\S+ )?(?:hospital|firm|company|bank|city)\b/i,
  // "Ryuk in 5 Hours".
  /\b(?:in|within) (?:\d+|\w+) hours\b|\bhours to ransom\b/i,
  // What a listed company tells the SEC about an incident of its own.
  /\bSEC 8-?K\b/i,
];

/**
 * `ir` for the account of one intrusion or incident (a case, a victim's statement, an inquiry), `cti` for everything
 * else: actors, malware, campaigns, methods, vendors' documentation.
 *
 * A guess from title and publisher, on the cautious side: a case whose title names only the malware counts as `cti`.
 */
export function reportKind(title: string, publisher: string | undefined): ReportFact['kind'] {
  if (publisher !== undefined && CASE_PUBLISHERS.has(publisher)) return 'ir';
  return CASE_TITLES.some(pattern => pattern.test(title)) ? 'ir' : 'cti';
}
