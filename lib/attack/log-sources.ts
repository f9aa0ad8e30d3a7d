import type { Strategy } from './documents';

/** Where an analytic looks, as ATT&CK writes it: `WinEventLog:Sysmon`, `EventCode=1`. */
export interface LogSource {
  name: string;
  channel: string;
}

/** A log as analysts say it, with the event ids asked of it: `Sysmon`, `1, 3, 11`. */
export interface ReadableLog {
  label: string;
  /** Ascending, runs of three or more as a range (`4103–4106`); empty where the channel names no event ids. */
  events: string;
}

/** Windows logs that would be unclear without the word "Windows". */
const WINDOWS_LOGS = new Set(['Security', 'System', 'Application']);

/** How products write themselves, by ATT&CK's lower-case prefix. Any other prefix stands as it is. */
const PRODUCTS: Record<string, string> = {
  android: 'Android',
  apache: 'Apache',
  aws: 'AWS',
  azure: 'Azure',
  dns: 'DNS',
  docker: 'Docker',
  esxi: 'ESXi',
  etw: 'ETW',
  gcp: 'GCP',
  ios: 'iOS',
  kubernetes: 'Kubernetes',
  linux: 'Linux',
  m365: 'Microsoft 365',
  macos: 'macOS',
  networkdevice: 'network device',
  saas: 'SaaS',
};

const LOGS: Record<string, string> = {
  endpointsecurity: 'Endpoint Security',
  fileevents: 'file events',
  MDMLog: 'MDM log',
  signinlogs: 'sign-in logs',
  unifiedlog: 'unified log',
  VPCFlowLogs: 'VPC flow logs',
  vpcflow: 'VPC flow logs',
};

const WITHOUT_VENDOR = /^Microsoft-Windows-|\/Operational$/g;

/**
 * The log's name as analysts say it: `WinEventLog:Sysmon` → `Sysmon`, `WinEventLog:Security` → `Windows Security`,
 * `macos:unifiedlog` → `macOS unified log`. A name without a colon stands as it is.
 */
export function logLabel(name: string): string {
  const [prefix = '', ...rest] = name.trim().split(':');
  const log = rest.join(':').trim();
  if (log === '') return prefix;
  if (prefix.toLowerCase() === 'wineventlog') {
    return WINDOWS_LOGS.has(log) ? `Windows ${log}` : log.replace(WITHOUT_VENDOR, '');
  }
  return `${PRODUCTS[prefix.toLowerCase()] ?? prefix} ${LOGS[log] ?? log.replace(WITHOUT_VENDOR, '')}`;
}

// `EventCode=3, 22`, `EventCode=4778, EventCode=4779`, `EventCode=5005 (WLAN), EventCode=302 (Bluetooth)`
const ONE_EVENT = /(?:EventCode=)?\d+(?: \([^)]*\))?/.source;
const EVENT_CHANNEL = new RegExp(`^(?=EventCode=)${ONE_EVENT}(?:, ?${ONE_EVENT})*$`);

/** Event ids of a channel. Empty unless the whole channel consists of them: prose may contain any number. */
export function eventIds(channel: string): number[] {
  if (!EVENT_CHANNEL.test(channel)) return [];
  return Array.from(channel.replaceAll(/\([^)]*\)/g, '').matchAll(/\d+/g), ([digits]) => Number(digits));
}

/** Ids in ascending order, each once, runs of three or more joined: `400, 403, 4103–4106`. */
export function eventRanges(ids: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === id - 1) last[1] = id;
    else runs.push([id, id]);
  }
  return runs
    .flatMap(([from, to]) => (to - from > 1 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`]))
    .join(', ');
}

/** Channels that say nothing; ATT&CK writes the word where it has none. */
const NO_CHANNEL = new Set(['', 'None']);

/** One log source in full: its event ids, or else what the channel says (`execve`), or nothing. */
export function describeLogSource({ name, channel }: LogSource): { label: string; events: string; detail: string } {
  const events = eventRanges(eventIds(channel));
  const detail = events || NO_CHANNEL.has(channel.trim()) ? '' : channel.trim();
  return { label: logLabel(name), events, detail };
}

/** The distinct logs that strategies read, in their order, with all event ids asked of each. */
export function distinctLogs(strategies: readonly Strategy[]): ReadableLog[] {
  return readableLogs(strategies.flatMap(({ analytics }) => analytics.flatMap(a => a.logSources)));
}

/** Log sources as distinct logs, in their order, with all event ids asked of each. */
export function readableLogs(sources: readonly LogSource[]): ReadableLog[] {
  const idsByLabel = new Map<string, number[]>();
  for (const { name, channel } of sources) {
    const label = logLabel(name);
    idsByLabel.set(label, [...(idsByLabel.get(label) ?? []), ...eventIds(channel)]);
  }
  return Array.from(idsByLabel, ([label, ids]) => ({ label, events: eventRanges(ids) }));
}
