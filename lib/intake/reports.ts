import type { ReportFact } from '../attack/facts';
import { webUrl } from '../attack/urls';
import { type Citation, isPublication, parseCitation } from './citations';
import { reportKind } from './report-kind';
import type { Reference } from './stix';

/** Names one publication across releases: its URL, or its citation where there is none. */
type ReportKey = string;

interface Candidate extends Citation {
  /** How often exactly this citation stands in the release. */
  cited: number;
}

/** The URL as it is written: two spellings of one address stay two reports, as they are two citations. */
function addressOf(reference: Reference): string | undefined {
  const url = reference.url?.trim();
  return webUrl(url) === null ? undefined : url;
}

function keyOf(url: string | undefined, authors: string, title: string): ReportKey {
  return url ?? `${authors}\n${title}`;
}

/** Host of the URL without `www.`. A copy in the Web Archive counts as published where it was archived from. */
export function publisherOf(url: string): string {
  const archived = /^https?:\/\/web\.archive\.org\/web\/[^/]+\/(?:https?:\/{1,2})?([^/:]+\.[^/:]+)/i.exec(url)?.[1];
  return (archived ?? new URL(url).hostname).toLowerCase().replace(/^www\d?\./, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of several citations of one URL: the one with a title and the fullest date, then the one that MITRE uses most. */
function byQuality(a: Candidate, b: Candidate): number {
  return (
    Number(b.titled) - Number(a.titled) ||
    (b.date?.length ?? 0) - (a.date?.length ?? 0) ||
    b.cited - a.cited ||
    compare(a.title, b.title) ||
    compare(a.authors, b.authors)
  );
}

/** Oldest first, undated last, then by URL: the order in which new reports are numbered. */
function byDateAndKey([keyA, a]: [ReportKey, Candidate], [keyB, b]: [ReportKey, Candidate]): number {
  return compare(a.date ?? '~', b.date ?? '~') || compare(keyA, keyB);
}

/** Collects citations and turns them into numbered reports: one per URL, one per citation where there is no URL. */
export class ReportCollector {
  readonly #byKey = new Map<ReportKey, { url: string | undefined; candidates: Candidate[] }>();
  /** By the citation as it is written, for one recurs in hundreds of relations; null if it is no publication. */
  readonly #byCitation = new Map<string, { key: ReportKey; candidate: Candidate } | null>();

  /** Takes note of a reference; gives the key to look its number up by, or null if it is no publication. */
  add(reference: Reference): ReportKey | null {
    if (reference.external_id !== undefined) return null;
    const written = JSON.stringify([reference.source_name, reference.description, reference.url]);
    const known = this.#byCitation.get(written);
    const cited = known === undefined ? this.#read(reference) : known;
    if (known === undefined) this.#byCitation.set(written, cited);
    if (cited === null) return null;
    cited.candidate.cited += 1;
    return cited.key;
  }

  #read(reference: Reference): { key: ReportKey; candidate: Candidate } | null {
    const url = addressOf(reference);
    if (url === undefined && !isPublication(reference.source_name, reference.description ?? '')) return null;
    const candidate = { ...parseCitation(reference.source_name, reference.description), cited: 0 };
    const key = keyOf(url, candidate.authors, candidate.title);
    const entry = this.#byKey.get(key) ?? { url, candidates: [] };
    entry.candidates.push(candidate);
    this.#byKey.set(key, entry);
    return { key, candidate };
  }

  /**
   * Every report with its number. A report that `known` holds keeps its number; new ones get the numbers after the
   * highest, oldest first. A known report that is no longer cited stays, so that its number is never given away.
   */
  number(known: readonly ReportFact[]): { reports: ReportFact[]; numberOf: ReadonlyMap<ReportKey, number> } {
    const best = new Map<ReportKey, Candidate>();
    for (const [key, { candidates }] of this.#byKey) {
      const [first] = candidates.toSorted(byQuality);
      if (first) best.set(key, first);
    }
    const numberOf = new Map(known.map(report => [keyOf(report.url, report.authors, report.title), report.number]));
    let last = Math.max(0, ...numberOf.values());
    for (const [key] of [...best].sort(byDateAndKey)) if (!numberOf.has(key)) numberOf.set(key, ++last);
    const reports = new Map(known.map(report => [report.number, report]));
    for (const [key, number] of numberOf) {
      const citation = best.get(key);
      if (citation) reports.set(number, toFact(number, citation, this.#byKey.get(key)?.url));
    }
    return { reports: [...reports.values()].sort((a, b) => a.number - b.number), numberOf };
  }
}

function toFact(number: number, { title, authors, date }: Citation, url: string | undefined): ReportFact {
  const publisher = url === undefined ? undefined : publisherOf(url);
  return {
    number,
    title,
    authors,
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && { url }),
    kind: reportKind(title, publisher),
  };
}
