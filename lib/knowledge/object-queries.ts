import { Dexie } from 'dexie';
import type { Link, ObjectDocument } from '../attack/documents';
import type { Kind } from '../attack/kinds';
import { type KnowledgeDatabase, type ObjectBlock, objectBlockOf } from './database';
import { LAYERS, type Layer } from './layers';
import type { Analytic, ObjectKind, ObjectView } from './object-view';
import { citedReports, missing, releaseInfo, storedTechnique } from './queries';
import { fromStorage } from './storage-error';
import type { CitedReport, ReleaseInfo } from './technique-view';

/** As many reports as a card shows of an object before the reader asks for all. */
export const OBJECT_REPORTS = 5;

/**
 * Everything a card shows of one object that is no technique, all of it of one release; null when the release doesn't
 * know the id, or none is installed.
 *
 * A revoked object is answered with the one at the end of its chain, and `replaced` says which one was asked for. An
 * analytic is answered with its detection strategy.
 *
 * @param reports how many of the reports to bring along, newest first
 * @throws AppError `storage` when IndexedDB refuses; `bad-pack` when a record is missing that another one names
 */
export function objectView(
  db: KnowledgeDatabase,
  kind: ObjectKind,
  id: string,
  { reports = OBJECT_REPORTS }: { reports?: number | 'all' } = {},
): Promise<ObjectView | null> {
  const read = async (): Promise<ObjectView | null> => {
    const find = kind === 'analytic' ? strategyOf(db, id) : storedObject(db, kind, id);
    const [asked, info] = await Promise.all([find, releaseInfo(db)]);
    if (!asked || !info) return null;
    if (kind === 'analytic') return analyticView(db, asked, id, reports, info);
    if (!asked.successor) return view(db, asked, reports, info);
    const { successor, name } = asked;
    const shown = (await storedObject(db, kind, successor.id)) ?? missing(`${kind} ${successor.id}`);
    const { revokedOn } = asked.fact;
    return {
      ...(await view(db, shown, reports, info)),
      replaced: { id, name, ...(revokedOn !== undefined && { on: revokedOn }) },
    };
  };
  return fromStorage(() => db.transaction('r', db.objects, db.reports, db.meta, read));
}

/** Looks into every layer. With one layer there is nothing to merge: the first that knows the id answers. */
async function storedObject(db: KnowledgeDatabase, kind: ObjectKind, id: string): Promise<ObjectDocument | undefined> {
  const block = objectBlockOf({ kind, id });
  const blocks = await db.objects.bulkGet(LAYERS.map((layer): [Layer, Kind, string] => [layer, kind, block]));
  return objectsIn(blocks).find(object => object.kind === kind && object.id === id);
}

/** The strategy that has an analytic. Nothing leads there from the analytic's id, so all strategies are read. */
async function strategyOf(db: KnowledgeDatabase, analyticId: string): Promise<ObjectDocument | undefined> {
  const kind = 'detection-strategy';
  const ofLayer = (layer: Layer) =>
    db.objects.where('[layer+kind+block]').between([layer, kind, Dexie.minKey], [layer, kind, Dexie.maxKey]).toArray();
  const blocks = await Promise.all(LAYERS.map(ofLayer));
  return objectsIn(blocks.flat()).find(({ fact }) => fact.kind === kind && fact.analytics.includes(analyticId));
}

function objectsIn(blocks: (ObjectBlock | undefined)[]): ObjectDocument[] {
  return blocks
    .flatMap(block => block?.objects ?? [])
    .filter((object): object is ObjectDocument => object.kind !== 'technique');
}

async function view(
  db: KnowledgeDatabase,
  object: ObjectDocument,
  reports: number | 'all',
  info: ReleaseInfo,
): Promise<ObjectView> {
  const [all, analytics] = await Promise.all([reportsOf(db, object), analyticsOf(db, object)]);
  return {
    object,
    analytics,
    reports: reports === 'all' ? all : all.slice(0, reports),
    reportTotal: all.length,
    reportYears: countYears(all),
    release: info,
  };
}

async function analyticView(
  db: KnowledgeDatabase,
  strategy: ObjectDocument,
  id: string,
  reports: number | 'all',
  info: ReleaseInfo,
): Promise<ObjectView> {
  const shown = await view(db, strategy, reports, info);
  const analytic = shown.analytics.find(one => one.id === id) ?? { id, platforms: [], logSources: [] };
  return { ...shown, analytic };
}

/** They stand in the document of the technique that the strategy detects; a deprecated strategy detects none. */
async function analyticsOf(db: KnowledgeDatabase, { fact, id, links }: ObjectDocument): Promise<Analytic[]> {
  const detected = links.technique?.[0];
  if (fact.kind !== 'detection-strategy' || !detected) return [];
  const technique = (await storedTechnique(db, detected.id)) ?? missing(`technique ${detected.id}`);
  const strategy = technique.strategies.find(one => one.id === id);
  return (strategy ?? missing(`detection-strategy ${id} of technique ${detected.id}`)).analytics;
}

/** Kinds at the other end of `uses`. A campaign's actor is none of them: it is attributed. */
const USES: Partial<Record<ObjectKind, readonly Kind[]>> = {
  actor: ['technique', 'software'],
  software: ['technique', 'actor', 'campaign'],
  campaign: ['technique', 'software'],
};

/**
 * All distinct reports of the `uses` relations, newest first. A link has its own in that order, but without dates the
 * lists can't be merged; the largest has a hundred reports, and reading them takes a few milliseconds.
 */
async function reportsOf(db: KnowledgeDatabase, { kind, links }: ObjectDocument): Promise<CitedReport[]> {
  const uses = (USES[kind] ?? []).flatMap((other): Link[] => links[other] ?? []);
  const numbers = Array.from(new Set(uses.flatMap(({ reports }) => reports)));
  const reports = await citedReports(db, uses, numbers);
  // Techniques of two families can have one name (`Domains`, bought and stolen).
  return reports.map(one => ({ ...one, citedFor: Array.from(new Set(one.citedFor)) })).sort(newestFirst);
}

/** As the pack orders the reports of a link: undated last, equal dates by number. */
function newestFirst(left: CitedReport, right: CitedReport): number {
  const [before, after] = [left.date ?? '', right.date ?? ''];
  if (before === after) return left.number - right.number;
  return before > after ? -1 : 1;
}

function countYears(reports: readonly CitedReport[]): [year: number, reports: number][] {
  const years = new Map<number, number>();
  for (const { date } of reports) {
    if (date === undefined) continue;
    const year = Number(date.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return Array.from(years).sort(([left], [right]) => left - right);
}
