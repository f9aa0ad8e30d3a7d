import type { Brief } from '../lib/attack/brief';
import type { FactOf } from '../lib/attack/facts';
import { BRIEF_FIELDS, type BriefField } from './brief-text';

/** Words that tie a text to a platform. */
export interface PlatformRow {
  /** How findings and exceptions name the row. */
  name: string;
  words: RegExp;
  /** ATT&CK platforms any of which a technique must have for the words to be at home in its brief. */
  platforms: readonly string[];
}

const CLOUD = ['IaaS', 'Identity Provider', 'Office Suite', 'SaaS'];

/**
 * Telemetry, system parts and vendor systems. Not here, as they say nothing about where an intruder acts: names of web
 * services that traffic goes to or a program belongs to (GitHub, Slack, Teams, OneDrive), general words (router,
 * container, syslog, NetFlow), and event ids that are plain numbers elsewhere.
 */
export const PLATFORM_ROWS: readonly PlatformRow[] = [
  {
    name: 'Windows',
    words:
      /\b(?:Windows(?! marked)|Sysmon|PowerShell|HK(?:LM|CU|U|CR)\b|RunMRU|Prefetch|Amcache|AppLocker|WMI|NTFS|NTDS|LSASS|UAC|[\w-]+\.exe\b|(?:1102|4103|4104|462[45]|4648|4656|4657|466[23]|467[0-3]|4688|469[78]|4702|4720|4728|4732|4738|4740|476[89]|4771|4776|479[89]|5136|514[05]|5156|7045)\b)/,
    platforms: ['Windows'],
  },
  {
    name: 'macOS',
    words:
      /\b(?:macOS|Macs\b|LaunchAgents?|LaunchDaemons?|Gatekeeper|osascript|AppleScript|Endpoint Security|TCC|XProtect|dscl|unified log)\b/,
    platforms: ['macOS'],
  },
  { name: 'Apple', words: /\b(?:launchd|plist|[Kk]eychain)\b/, platforms: ['macOS', 'iOS'] },
  { name: 'Linux', words: /\b(?:Linux|journald|PAM|bashrc)\b/, platforms: ['Linux'] },
  // A container's processes run on its node's kernel, where these watch them.
  { name: 'Linux node', words: /\b(?:auditd|eBPF|systemd|cgroups?)\b/, platforms: ['Linux', 'Containers'] },
  // Android is a Linux: it has the system calls and SELinux, not the tools around them.
  { name: 'Linux kernel', words: /\b(?:execve|SELinux|LD_PRELOAD)\b/, platforms: ['Linux', 'Containers', 'Android'] },
  {
    name: 'ESXi',
    words: /\b(?:ESXi?|vSphere|vCenter|esxcli|vim-cmd|hostd|vpxd|shell\.log|vmkernel|VIBs?)\b/,
    platforms: ['ESXi'],
  },
  {
    name: 'IaaS',
    words: /\b(?:IaaS|AWS|EC2|CloudTrail|GuardDuty|Azure|GCP|Google Cloud|VPC|Cloud Audit Logs)\b/,
    platforms: ['IaaS'],
  },
  // Sign-ins of the other cloud platforms are made and logged there.
  { name: 'Identity Provider', words: /\b(?:Entra|Okta|OneLogin|identity[- ]provider)\b/i, platforms: CLOUD },
  {
    name: 'Office Suite',
    words:
      /\b(?:Microsoft 365|Google Workspace|Exchange Online|SharePoint Online|[Uu]nified audit log|MailItemsAccessed|UrlClickEvents)\b/,
    platforms: ['Office Suite', 'SaaS'],
  },
  { name: 'SaaS', words: /\b(?:SaaS|Salesforce|CASB)\b/, platforms: ['SaaS', 'Office Suite'] },
  {
    name: 'Containers',
    words: /\b(?:Kubernetes|kubectl|kubelet|Docker|docker\.sock|containerd|Falco|[Pp]ods?)\b/,
    platforms: ['Containers'],
  },
  {
    name: 'Network Devices',
    words: /\b(?:Cisco|IOS XE|Junos|ROMMON|TACACS|running-config|startup-config|FortiGate)\b/,
    platforms: ['Network Devices'],
  },
  { name: 'Android', words: /\b(?:Android|logcat|Play Protect|Play Integrity|Google Play)\b/, platforms: ['Android'] },
  { name: 'iOS', words: /\b(?:iOS|iPhones?|iPads?|jailbreak\w*|TestFlight)\b/, platforms: ['iOS'] },
];

/** A platform that a brief speaks of and its technique does not have. */
export interface ForeignPlatform {
  row: string;
  field: BriefField;
  word: string;
}

/**
 * Words of other platforms than the technique's. Nothing is found for techniques without platforms (ICS) and for those
 * of `PRE`: what they do happens at the intruder's, and it is the organisation's own systems of any kind that see it.
 */
export function foreignPlatforms(technique: FactOf<'technique'>, brief: Brief): ForeignPlatform[] {
  const own = new Set(technique.platforms);
  if (own.size === 0 || own.has('PRE')) return [];
  const rows = PLATFORM_ROWS.filter(({ platforms }) => !platforms.some(platform => own.has(platform)));
  return BRIEF_FIELDS.flatMap(field =>
    rows.flatMap(({ name, words }): ForeignPlatform[] => {
      const word = words.exec(brief[field])?.[0];
      return word === undefined ? [] : [{ row: name, field, word }];
    }),
  );
}
