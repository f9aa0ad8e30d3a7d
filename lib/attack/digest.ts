import type { CitedReport, ReleaseInfo } from '../knowledge/technique-view';
import type { Link } from './documents';
import { attackUrl, type PagedKind } from './urls';

/**
 * What a card says, as a neutral document that each markup writes in its own way. Every text is plain: whoever writes
 * it out escapes it.
 */
export type Block =
  /** The object by id and name, with its page. */
  | { block: 'title'; text: string; url: string }
  | { block: 'heading'; text: string }
  /** What must be known before the id is used. */
  | { block: 'notice'; text: string }
  | { block: 'text'; text: string }
  /** Lines that belong together, each on its own. */
  | { block: 'lines'; lines: string[] }
  | { block: 'list'; items: Item[] }
  /** Release and licences, at the end. */
  | { block: 'provenance'; lines: string[] };

/** One line of a list: something with an address, and what is said of it. */
export interface Item {
  text: string;
  url?: string | undefined;
  remark?: string;
}

/** A part of a digest below its heading; nothing without content. */
export function part(heading: string, ...content: (Block | null)[]): Block[] {
  const blocks = content.filter(block => block !== null);
  return blocks.length > 0 ? [{ block: 'heading', text: heading }, ...blocks] : [];
}

/** A list, or null without items. */
export function list(items: readonly Item[]): Block | null {
  return items.length > 0 ? { block: 'list', items: [...items] } : null;
}

/** Objects of one kind, counted in the heading; nothing where there are none. */
export function linkedPart(heading: string, kind: PagedKind, links: readonly Link[]): Block[] {
  const items = links.map(({ id, name }) => ({ text: `${name} (${id})`, url: attackUrl(kind, id) }));
  return part(`${heading} (${links.length})`, list(items));
}

/** Reports, newest first. Where `reports` holds the newest only, the heading says how many of how many. */
export function reportsPart(reports: readonly CitedReport[], total: number): Block[] {
  const title = 'Correlated CTI and IR reports';
  if (total === 0) return part(title, { block: 'text', text: 'None recorded.' });
  const count = reports.length < total ? `newest ${reports.length} of ${total}` : `${total}`;
  return part(`${title} (${count})`, list(reports.map(reportItem)));
}

function reportItem({ title, url, date, publisher, kind, citedFor }: CitedReport): Item {
  const about = [
    date ?? 'undated',
    ...(publisher ? [publisher] : []),
    ...(kind === 'ir' ? ['incident report'] : []),
    ...(citedFor.length > 0 ? [`cited for ${citedFor.join(', ')}`] : []),
  ];
  return { text: title, url, remark: about.join(' · ') };
}

/** Which release it speaks of, what the text is, and the notices that the sources' licences ask for. */
export function provenance({ attack, sources }: ReleaseInfo, basis: string): Block {
  return { block: 'provenance', lines: [`ATT&CK ${attack} · ${basis}`, ...sources.map(({ notice }) => notice)] };
}
