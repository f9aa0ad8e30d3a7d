import { AppError } from '../attack/app-error';
import type { Link, Ref, TechniqueDocument } from '../attack/documents';
import type { Kind } from '../attack/kinds';
import { type KnowledgeDatabase, objectBlockOf, reportBlockOf, storedRelease } from './database';
import { LAYERS, type Layer } from './layers';
import { fromStorage } from './storage-error';
import type { CitedReport, ReleaseInfo, Replaced, TechniqueView } from './technique-view';

/**
 * Everything a card shows of one technique, all of it of one release; null when the release doesn't know the id, or
 * none is installed.
 *
 * A revoked technique is answered with the one at the end of its chain, and `replaced` says which one was asked for.
 *
 * @param reports how many of the correlated reports to bring along, newest first
 * @throws AppError `storage` when IndexedDB refuses; `bad-pack` when a record is missing that another one names
 */
export function techniqueView(
  db: KnowledgeDatabase,
  id: string,
  { reports }: { reports: number | 'all' },
): Promise<TechniqueView | null> {
  const read = async (): Promise<TechniqueView | null> => {
    const [asked, info] = await Promise.all([storedTechnique(db, id), releaseInfo(db)]);
    if (!asked || !info) return null;
    if (!asked.successor) return view(db, asked, reports, info);
    const shown = (await storedTechnique(db, asked.successor.id)) ?? missing(`technique ${asked.successor.id}`);
    return { ...(await view(db, shown, reports, info)), replaced: replacedOf(asked) };
  };
  return fromStorage(() => db.transaction('r', db.objects, db.reports, db.meta, read));
}

/**
 * The release that is installed, with its sources; null before the first sync.
 *
 * @throws AppError `storage`
 */
export function release(db: KnowledgeDatabase): Promise<ReleaseInfo | null> {
  return fromStorage(() => releaseInfo(db));
}

/** `release` for use inside a transaction, which needs `db.meta`. */
export async function releaseInfo(db: KnowledgeDatabase): Promise<ReleaseInfo | null> {
  const stored = await storedRelease(db, 'pack');
  return stored && { attack: stored.attack, sources: stored.sources };
}

/**
 * The document of a technique, inside a transaction that has `db.objects`. Looks into every layer. With one layer there
 * is nothing to merge: the first that knows the id answers.
 */
export async function storedTechnique(db: KnowledgeDatabase, id: string): Promise<TechniqueDocument | undefined> {
  const kind = 'technique';
  const block = objectBlockOf({ kind, id });
  const blocks = await db.objects.bulkGet(LAYERS.map((layer): [Layer, Kind, string] => [layer, kind, block]));
  return blocks
    .flatMap(found => found?.objects ?? [])
    .find((object): object is TechniqueDocument => object.kind === kind && object.id === id);
}

async function view(
  db: KnowledgeDatabase,
  shown: TechniqueDocument,
  reports: number | 'all',
  info: ReleaseInfo,
): Promise<TechniqueView> {
  const numbers = reports === 'all' ? shown.reports : shown.reports.slice(0, reports);
  const users = [...shown.actors, ...shown.software, ...shown.campaigns];
  const [cited, siblings] = await Promise.all([citedReports(db, users, numbers), siblingsOf(db, shown)]);
  return { technique: shown, siblings, reports: cited, release: info };
}

async function siblingsOf(db: KnowledgeDatabase, { id, parent }: TechniqueDocument): Promise<Ref[]> {
  if (!parent) return [];
  const { subtechniques } = (await storedTechnique(db, parent.id)) ?? missing(`technique ${parent.id}`);
  return subtechniques.filter(other => other.id !== id);
}

/**
 * The reports of these numbers, in their order, each with the names of those `links` that it is cited for. For use
 * inside a transaction that has `db.reports`.
 *
 * @throws AppError `bad-pack` when one is missing
 */
export async function citedReports(
  db: KnowledgeDatabase,
  links: readonly Link[],
  numbers: readonly number[],
): Promise<CitedReport[]> {
  const blocks = Array.from(new Set(numbers.map(number => reportBlockOf({ number }))));
  const stored = await db.reports.bulkGet(
    LAYERS.flatMap(layer => blocks.map((block): [Layer, number] => [layer, block])),
  );
  const reports = new Map(stored.flatMap(block => block?.reports ?? []).map(report => [report.number, report]));
  const citedFor = citingNames(links);
  return numbers.map(number => ({
    ...(reports.get(number) ?? missing(`report ${number}`)),
    citedFor: citedFor.get(number) ?? [],
  }));
}

/** By report number, the names it is cited for, in alphabetical order. */
function citingNames(links: readonly Link[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { name, reports } of links) {
    for (const number of reports) names.set(number, [...(names.get(number) ?? []), name]);
  }
  for (const list of names.values()) list.sort(alphabetical.compare);
  return names;
}

const alphabetical = new Intl.Collator('en');

function replacedOf({ id, name, revokedOn }: TechniqueDocument): Replaced {
  return { id, name, ...(revokedOn !== undefined && { on: revokedOn }) };
}

/** Fails aloud on a record that another one names. */
export function missing(what: string): never {
  throw new AppError(
    'bad-pack',
    `The stored ATT&CK knowledge is incomplete: ${what} is missing. Reinstall the extension.`,
  );
}
