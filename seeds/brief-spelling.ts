/**
 * Names of products and terms as their makers write them: `[how not, how]`. How not is a regular expression between
 * word boundaries; what it leaves out with `(?!…)` is the name of a process, file or folder, which is written otherwise.
 */
export const SPELLINGS: readonly (readonly [wrong: string, right: string])[] = [
  // `powershell` in small letters is the process.
  ['Powershell|Power Shell|POWERSHELL', 'PowerShell'],
  // `classic Mac OS` is the system before it.
  ['(?<!classic )Mac ?OS|macos|Macos|OS ?X', 'macOS'],
  ['Ios|iphone|Iphone', 'iOS, iPhone'],
  ['VMWare|Vmware', 'VMware'],
  ['VSphere|Vsphere|vsphere', 'vSphere'],
  ['VCenter|Vcenter|vcenter', 'vCenter'],
  ['Esxi|ESXI|esxi', 'ESXi'],
  ['Github', 'GitHub'],
  ['Gitlab', 'GitLab'],
  ['Javascript|Java Script', 'JavaScript'],
  ['Typescript', 'TypeScript'],
  ['Vbscript|VBscript', 'VBScript'],
  ['Lsass|lsass(?!\\.)', 'LSASS, or lsass.exe for the process'],
  ['Wmi', 'WMI'],
  ['(?<!/)kubernetes|[Kk]8s', 'Kubernetes'],
  ['SystemD|systemD', 'systemd'],
  ['Oauth|OAUTH|oAuth', 'OAuth'],
  ['active directory|Active directory', 'Active Directory'],
  // What it was called may be said as what it was called.
  ['(?<!formerly )(?:Azure AD|AAD|Azure Active Directory)', 'Entra ID'],
  ['Office ?365|O365|M365', 'Microsoft 365'],
  ['G ?Suite', 'Google Workspace'],
  ['Microsoft Defender ATP|MDATP', 'Defender for Endpoint'],
  ['Azure Sentinel', 'Microsoft Sentinel'],
  ['Yara', 'YARA'],
  ['Wifi|WIFI|[Ww]i-fi|wifi', 'Wi-Fi'],
  ['(?<!\\.)bluetooth|Blue ?Tooth', 'Bluetooth'],
  ['Linkedin', 'LinkedIn'],
  ['Whatsapp', 'WhatsApp'],
  ['Youtube', 'YouTube'],
  ['Wordpress', 'WordPress'],
  ['Sharepoint', 'SharePoint'],
  ['Onedrive', 'OneDrive'],
  ['Cloudtrail|Cloud Trail', 'CloudTrail'],
  ['Guardduty|Guard Duty', 'GuardDuty'],
  ['Cloudwatch', 'CloudWatch'],
  ['Netflow|Net Flow', 'NetFlow'],
  ['Virustotal', 'VirusTotal'],
  ['Crowdstrike', 'CrowdStrike'],
  ['PSExec|Psexec', 'PsExec'],
  ['MimiKatz|mimikatz(?!\\.)', 'Mimikatz'],
  ['Auditd|AuditD', 'auditd'],
  ['OSquery|Osquery|OsQuery', 'osquery'],
  ['SysMon|sysmon(?!\\.)', 'Sysmon'],
  ['Selinux|SeLinux', 'SELinux'],
  ['Apparmor', 'AppArmor'],
  ['Applocker', 'AppLocker'],
  ['(?<!free-)[Ee]-mails?', 'mail'],
];

/** Misspelt names in a text: `spells macOS as "MacOS"`. */
export function findSpellings(text: string): string[] {
  return SPELLINGS.flatMap(([wrong, right]) =>
    Array.from(text.matchAll(new RegExp(`\\b(?:${wrong})\\b`, 'g')), ([found]) => `spells ${right} as "${found}"`),
  );
}

/** Words that British and American English spell apart, British first; as beginnings of words. */
const VARIANTS: readonly (readonly [british: string, american: string])[] = [
  ['artefact', 'artifact'],
  ['authoris', 'authoriz'],
  ['behaviour', 'behavior'],
  ['catalogue', 'catalog'],
  ['centre', 'center'],
  ['colour', 'color'],
  ['defence', 'defense'],
  ['licence', 'license'],
  ['organis', 'organiz'],
  ['recognis', 'recogniz'],
  ['virtualis', 'virtualiz'],
];

/** How often the texts spell a word one way and the other. */
export interface VariantCount {
  british: string;
  britishCount: number;
  american: string;
  americanCount: number;
}

/**
 * Counts both spellings of each word in small letters, as capitals mark names (`Data Center`, `Authorization`).
 * For information: names of APIs and products decide some of them, so nothing is enforced. Variants of which only one
 * occurs at all are left out.
 */
export function countVariants(texts: readonly string[]): VariantCount[] {
  const text = texts.join('\n');
  const count = (stem: string, except = '') =>
    Array.from(text.matchAll(new RegExp(`(?<![\\w.-])${stem}${except}[a-z]*(?![\\w-]|\\.\\w)`, 'g'))).length;
  return VARIANTS.map(([british, american]) => ({
    british,
    britishCount: count(british),
    american,
    americanCount: count(american, british.startsWith(american) ? `(?!${british.slice(american.length)})` : ''),
  })).filter(({ britishCount, americanCount }) => britishCount > 0 && americanCount > 0);
}
