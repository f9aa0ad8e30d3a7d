import type { CitedReport, TechniqueView } from '../knowledge/technique-view';
import type { Link, TechniqueDocument } from './documents';
import { distinctLogs } from './log-sources';
import { attackUrl, type PagedKind, webUrl } from './urls';
import { basisOf, headline, NO_BRIEF, plural, scopeLine, staleNotice, subtechniquesLine } from './wording';

/**
 * A technique as Markdown (CommonMark), for a ticket or a wiki. It says what the card says, all of it, in the card's
 * order, and ends with the notices that the sources' licences ask for. Reports are those of the view: where it holds
 * the newest only, the heading says how many of how many.
 */
export function techniqueMarkdown(view: TechniqueView): string {
  const { technique } = view;
  const { id, name, url, brief } = technique;
  const blocks = [
    `# ${link(`${id} ${name}`, url)}`,
    ...optional(staleNotice(view), phrases => `> ${plain(phrases.map(({ text }) => text).join(''))}`),
    headlines(technique).map(plain).join('  \n'),
    plain(brief?.description ?? NO_BRIEF),
    ...detection(technique),
    ...(brief ? [`## Hunt\n\n${plain(brief.hunt)}`] : []),
    ...objects('Mitigations', 'mitigation', technique.mitigations),
    ...actors(technique),
    ...objects('Software', 'software', technique.software),
    ...objects('Campaigns', 'campaign', technique.campaigns),
    ...reports(view),
    ...subtechniques(technique),
    `---\n\n${provenance(view)}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headlines(technique: TechniqueDocument): string[] {
  return [headline(technique).join(' · '), subtechniquesLine(technique), scopeLine(technique)].filter(
    line => line !== null,
  );
}

function detection({ brief, strategies }: TechniqueDocument): string[] {
  const logs = distinctLogs(strategies).map(({ label, events }) => [label, events].filter(Boolean).join(' '));
  const parts = [
    ...(brief ? [plain(brief.detection)] : []),
    ...(logs.length > 0 ? [`Log sources: ${plain(logs.join('; '))}`] : []),
    ...list(strategies.map(({ id, name, url }) => link(`${id} ${name}`, url))),
  ];
  return parts.length > 0 ? ['## Detection logic', ...parts] : [];
}

function actors({ actors, direct, withSubtechniques }: TechniqueDocument): string[] {
  if (actors.length > 0) return objects('Observed actors', 'actor', actors);
  const below = withSubtechniques.actors - direct.actors;
  return [
    `## Observed actors\n\nNone recorded${below > 0 ? `; ${plural(below, 'actor')} for its sub-techniques` : ''}.`,
  ];
}

function objects(heading: string, kind: PagedKind, links: readonly Link[]): string[] {
  if (links.length === 0) return [];
  return [
    `## ${heading} (${links.length})`,
    ...list(links.map(({ id, name }) => link(`${name} (${id})`, attackUrl(kind, id)))),
  ];
}

function reports({ technique, reports }: TechniqueView): string[] {
  const total = technique.reports.length;
  if (total === 0) return ['## Correlated CTI and IR reports\n\nNone recorded.'];
  const count = reports.length < total ? `newest ${reports.length} of ${total}` : `${total}`;
  return [`## Correlated CTI and IR reports (${count})`, ...list(reports.map(reportLine))];
}

function reportLine({ title, url, date, publisher, kind, citedFor }: CitedReport): string {
  const about = [
    date ?? 'undated',
    ...(publisher ? [publisher] : []),
    ...(kind === 'ir' ? ['incident report'] : []),
    ...(citedFor.length > 0 ? [`cited for ${citedFor.join(', ')}`] : []),
  ];
  return `${link(title, url)} (${plain(about.join(' · '))})`;
}

function subtechniques({ subtechniques }: TechniqueDocument): string[] {
  if (subtechniques.length === 0) return [];
  return [
    '## Sub-techniques',
    ...list(subtechniques.map(({ id, name }) => link(`${id} ${name}`, attackUrl('technique', id)))),
  ];
}

function provenance({ technique, release }: TechniqueView): string {
  const lines = [`ATT&CK ${release.attack} · ${basisOf(technique)}`, ...release.sources.map(({ notice }) => notice)];
  return lines.map(plain).join('  \n');
}

function list(items: readonly string[]): string[] {
  return items.length > 0 ? [items.map(item => `- ${item}`).join('\n')] : [];
}

function optional<T>(value: T | null, write: (value: T) => string): string[] {
  return value === null ? [] : [write(value)];
}

/** A link if `url` may be one, else the text alone. Brackets in the address would end it early. */
function link(text: string, url: string | undefined): string {
  const href = webUrl(url);
  const label = plain(text);
  return href === null
    ? label
    : `[${label}](${href.replace(/[()<>]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/**
 * Text that CommonMark shows as it was, on one line. Only what could mark something up is escaped, for the text is
 * also read raw in tickets: `ATT&CK` and `READ_SMS` stay, `*`, brackets and a leading `-` do not.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|^[-+#>=]/g, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}
