import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../lib/attack/app-error';
import type { Brief } from '../lib/attack/brief';
import { sourceSchema } from '../lib/attack/documents';
import {
  type ObjectFact,
  objectFactSchema,
  type RelationFact,
  type ReportFact,
  relationFactSchema,
  reportFactSchema,
  type Status,
} from '../lib/attack/facts';
import type { Kind, ObjectKey } from '../lib/attack/kinds';
import { parseBriefs } from './briefs';
import { parseSummaries, SUMMARY_FILES } from './summaries';

/** A fact with the line it stands on, `facts/techniques.ndjson:17`, for messages. */
export interface Located<Fact> {
  where: string;
  fact: Fact;
}

/** One entry of `seeds/sources.json`: a source as the manifest shows it; the builder counts, the licence file quotes. */
export const sourceSeedSchema = sourceSchema.omit({ counts: true }).extend({
  /** Paragraphs of the licence, where it asks to travel with every copy. */
  terms: z.array(z.string()).optional(),
});
export type SourceSeed = z.infer<typeof sourceSeedSchema>;

/** Everything the pack is built from. */
export interface Seeds {
  objects: Located<ObjectFact>[];
  relations: Located<RelationFact>[];
  reports: Located<ReportFact>[];
  /** By technique id. */
  briefs: Map<string, Brief>;
  /** Of actors and software. */
  summaries: Map<ObjectKey, string>;
  sources: SourceSeed[];
}

/**
 * Reads the folder `seeds`: `facts/*.ndjson` (reports and relations in files of those names, objects of any kind in
 * the others), `briefs/*.yaml`, `summaries/actors.yaml`, `summaries/software.yaml`, `sources.json`.
 *
 * @throws AppError `bad-seed` with a line `facts/techniques.ndjson:17: reason` for each problem of the first file that
 * has any
 */
export function readSeeds(folder: string): Seeds {
  const read = (path: string) => readSeed(folder, path);
  const facts = <Fact>(path: string, schema: z.ZodType<Fact>) => parseFacts(path, read(path), schema);

  const objects = list(folder, 'facts', '.ndjson')
    .filter(path => path !== REPORTS && path !== RELATIONS)
    .flatMap(path => facts(path, objectFactSchema));
  const statuses = techniqueStatusesOf(objects);
  const briefs = new Map(list(folder, 'briefs', '.yaml').flatMap(path => [...parseBriefs(path, read(path), statuses)]));
  const summaries = new Map(
    SUMMARY_FILES.flatMap(({ path, kind }) => [...parseSummaries(path, read(path), kind, statusesOf(objects, kind))]),
  );
  return {
    objects,
    relations: facts(RELATIONS, relationFactSchema),
    reports: facts(REPORTS, reportFactSchema),
    briefs,
    summaries,
    sources: parseSources(read(SOURCES)),
  };
}

const REPORTS = 'facts/reports.ndjson';
const RELATIONS = 'facts/relations.ndjson';
const SOURCES = 'sources.json';

/** The files that `readSeeds` reads, as paths below the folder, in a fixed order. */
export function seedFiles(folder: string): string[] {
  const summaries = SUMMARY_FILES.map(({ path }) => path);
  return [...list(folder, 'facts', '.ndjson'), ...list(folder, 'briefs', '.yaml'), ...summaries, SOURCES];
}

/** Status of every technique, by id. */
export function techniqueStatusesOf(objects: readonly Located<ObjectFact>[]): Map<string, Status> {
  return statusesOf(objects, 'technique');
}

/** Status of every object of a kind, by id; of two objects with one id, the active one's. */
export function statusesOf(objects: readonly Located<ObjectFact>[], kind: Kind): Map<string, Status> {
  const statuses = new Map<string, Status>();
  for (const { fact } of objects) {
    if (fact.kind === kind && statuses.get(fact.id) !== 'active') statuses.set(fact.id, fact.status);
  }
  return statuses;
}

/**
 * Parses a file of one JSON object a line.
 *
 * @throws AppError `bad-seed` with a line `path:line: reason` for each bad line
 */
export function parseFacts<Fact>(path: string, text: string, schema: z.ZodType<Fact>): Located<Fact>[] {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const problems: string[] = [];
  const facts = lines.flatMap((line, index): Located<Fact>[] => {
    const where = `${path}:${index + 1}`;
    try {
      return [{ where, fact: schema.parse(JSON.parse(line)) }];
    } catch (thrown) {
      problems.push(`${where}: ${reasonOf(thrown)}`);
      return [];
    }
  });
  if (problems.length > 0) throw new AppError('bad-seed', problems.join('\n'));
  return facts;
}

function parseSources(text: string): SourceSeed[] {
  try {
    return z.array(sourceSeedSchema).parse(JSON.parse(text));
  } catch (thrown) {
    throw new AppError('bad-seed', `${SOURCES}: ${reasonOf(thrown)}`, { cause: thrown });
  }
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof z.ZodError) {
    return thrown.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function list(folder: string, subfolder: string, extension: string): string[] {
  const names = fromDisk(`${subfolder}/`, () => readdirSync(join(folder, subfolder)));
  return names
    .filter(name => name.endsWith(extension))
    .sort()
    .map(name => `${subfolder}/${name}`);
}

function readSeed(folder: string, path: string): string {
  return fromDisk(path, () => readFileSync(join(folder, path), 'utf8'));
}

function fromDisk<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    throw new AppError('bad-seed', `${path}: ${reasonOf(thrown)}`, { cause: thrown });
  }
}
