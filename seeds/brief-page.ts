import type { Brief } from '../lib/attack/brief';
import { type Domain, domainSchema, type FactOf } from '../lib/attack/facts';
import { briefGaps } from './brief-coverage';
import { countVariants } from './brief-spelling';
import { BRIEF_FIELDS } from './brief-text';
import type { Seeds } from './pack-read';

const DOMAIN_NAMES: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' };

/** Characters of a full bar. */
const BAR = 20;

/**
 * The page `seeds/BRIEFS.md`: how complete and how reviewed the briefs are. It depends on its arguments alone, so equal
 * seeds make an equal page. Revoked and deprecated techniques and tactics are passed over.
 */
export function renderBriefPage({ objects, briefs }: Pick<Seeds, 'objects' | 'briefs'>): string {
  const techniques = objects.flatMap(({ fact }) => (fact.kind === 'technique' ? [fact] : []));
  const tactics = objects.flatMap(({ fact }) => (fact.kind === 'tactic' ? [fact] : []));
  const active = techniques.filter(({ status }) => status === 'active');
  const gaps = briefGaps(techniques, briefs);
  const texts = Array.from(briefs.values(), brief => BRIEF_FIELDS.map(field => brief[field]).join('\n'));
  const parts = [
    '# How complete the briefs are',
    'Written by `npm run seeds:report`; a test fails while the page and the briefs disagree.',
    `${BAR_LEGEND} A technique of several tactics or domains counts in each, a sub-technique like a technique.`,
    '## Domains',
    domainTable(active, briefs),
    ...domainSchema.options.flatMap(domain => [
      `## ${DOMAIN_NAMES[domain]}, by tactic`,
      tacticTable(domain, active, tactics, briefs),
    ]),
    '## Without a brief',
    list(gaps.missing),
    '## Not reviewed',
    list(gaps.unreviewed),
    '## Spelled both ways',
    'For information: names of products decide some of them.',
    variantTable(texts),
  ];
  return `${parts.join('\n\n')}\n`;
}

const BAR_LEGEND = 'In the bars `█` is reviewed, `▒` written only, `░` missing.';

function domainTable(active: readonly FactOf<'technique'>[], briefs: ReadonlyMap<string, Brief>): string {
  const rows = domainSchema.options.map(domain => {
    const own = active.filter(({ domains }) => domains.includes(domain));
    return domainRow(DOMAIN_NAMES[domain], own, briefs);
  });
  const header = [
    'Domain',
    'Techniques',
    'Briefs',
    'Reviewed',
    'Last review',
    'Words: description',
    'detection',
    'hunt',
  ];
  return table(header, [...rows, domainRow('Together', active, briefs)]);
}

function domainRow(name: string, techniques: readonly FactOf<'technique'>[], briefs: ReadonlyMap<string, Brief>) {
  const written = techniques.flatMap(({ id }) => briefs.get(id) ?? []);
  const reviews = written.flatMap(({ reviewed }) => reviewed ?? []).sort();
  return [
    name,
    String(techniques.length),
    String(written.length),
    String(reviews.length),
    reviews.at(-1) ?? '–',
    ...BRIEF_FIELDS.map(field => average(written.map(brief => brief[field].split(' ').length))),
  ];
}

function tacticTable(
  domain: Domain,
  active: readonly FactOf<'technique'>[],
  tactics: readonly FactOf<'tactic'>[],
  briefs: ReadonlyMap<string, Brief>,
): string {
  const columns = tactics
    .filter(({ status, domains }) => status === 'active' && domains.includes(domain))
    .sort((left, right) => (left.column ?? 0) - (right.column ?? 0));
  const rows = columns.map(({ id, name }) => {
    const own = active.filter(technique => technique.domains.includes(domain) && technique.tactics.includes(id));
    const written = own.flatMap(technique => briefs.get(technique.id) ?? []);
    const reviewed = written.filter(brief => brief.reviewed).length;
    return [
      `${name} (${id})`,
      `${written.length} of ${own.length}`,
      `\`${bar(own.length, written.length, reviewed)}\``,
    ];
  });
  return table(['Tactic', 'Briefs', 'Reviewed'], rows);
}

/** Rounds down, so that a bar is full only if nothing is left to do. */
function bar(total: number, written: number, reviewed: number): string {
  const cells = (count: number) => (total === 0 ? 0 : Math.floor((count / total) * BAR));
  const [full, half] = [cells(reviewed), cells(written)];
  return '█'.repeat(full) + '▒'.repeat(half - full) + '░'.repeat(BAR - half);
}

function variantTable(texts: readonly string[]): string {
  const rows = countVariants(texts).map(({ british, britishCount, american, americanCount }) => [
    `${british}…`,
    String(britishCount),
    `${american}…`,
    String(americanCount),
  ]);
  return rows.length === 0 ? 'None.' : table(['British', 'Times', 'American', 'Times'], rows);
}

function average(numbers: readonly number[]): string {
  if (numbers.length === 0) return '–';
  return (numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toFixed(1);
}

function list(ids: readonly string[]): string {
  return ids.length === 0 ? 'None.' : `${ids.length}: ${ids.join(', ')}`;
}

/** A Markdown table, its columns padded so that it reads well as plain text too. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
