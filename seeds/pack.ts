import { createHash } from 'node:crypto';
import { AppError } from '../lib/attack/app-error';
import {
  digestInput,
  type Manifest,
  manifestSchema,
  type ObjectDocument,
  type ReportDocument,
  type Source,
  type TechniqueDocument,
} from '../lib/attack/documents';
import type { Kind } from '../lib/attack/kinds';
import { buildGraph, type Graph } from './pack-graph';
import { objectDocuments } from './pack-object';
import { type Seeds, type SourceSeed, techniqueStatusesOf } from './pack-read';
import { techniqueDocuments } from './pack-technique';

/** A file of the pack; `path` counts from the root of the extension. */
export interface PackFile {
  path: string;
  contents: string;
}

/** What goes into the extension: shards of documents, the manifest that lists them, the notices of the sources. */
export interface Pack {
  manifest: Manifest;
  files: PackFile[];
}

/** A shard is cut before it grows beyond this many bytes, so that reading the pack has steps to show. */
export const SHARD_BYTES = 1_500_000;

/**
 * Builds the bundled pack. The same seeds give the same bytes, in whatever order the facts stand.
 *
 * @param shardBytes see `SHARD_BYTES`
 * @throws AppError `bad-seed` with file and line when the facts, briefs, summaries and sources don't fit together
 */
export function buildPack(seeds: Seeds, shardBytes = SHARD_BYTES): Pack {
  checkBriefs(seeds);
  const graph = buildGraph(seeds);
  checkSummaries(seeds, graph);
  const reports = Array.from(graph.reports.values()).sort((left, right) => left.number - right.number);
  // In the order of the database's keys: technique is the last kind of the alphabet.
  const shards = [
    ...cut('objects', objectDocuments(graph, seeds.summaries), shardBytes),
    ...cut('techniques', techniqueDocuments(graph, seeds.briefs), shardBytes),
    ...cut('reports', reports, shardBytes),
  ];
  const manifest = manifestOf(shards, countSources(seeds, graph));
  return {
    manifest,
    files: [
      ...shards.map(({ file, contents }) => ({ path: file, contents })),
      { path: 'pack/manifest.json', contents: JSON.stringify(manifest) },
      { path: 'pack/NOTICE.txt', contents: noticeOf(seeds.sources) },
    ],
  };
}

function checkBriefs({ briefs, objects }: Seeds): void {
  const statuses = techniqueStatusesOf(objects);
  for (const id of briefs.keys()) {
    const status = statuses.get(id);
    if (status !== 'active') throw new AppError('bad-seed', `briefs: ${id} is ${status ?? 'unknown'}`);
  }
}

function checkSummaries({ summaries }: Seeds, { objects }: Graph): void {
  for (const key of summaries.keys()) {
    const status = objects.get(key)?.status;
    if (status !== 'active') throw new AppError('bad-seed', `summaries: ${key} is ${status ?? 'unknown'}`);
  }
}

type Content = Manifest['shards'][number]['content'];
interface Shard {
  file: string;
  content: Content;
  records: number;
  contents: string;
}

/** `pack/objects.json`, or `pack/objects-1.json`, `pack/objects-2.json` … where one would be too big. */
function cut(
  content: Content,
  records: (TechniqueDocument | ObjectDocument | ReportDocument)[],
  shardBytes: number,
): Shard[] {
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const line of records.map(record => JSON.stringify(record))) {
    bytes += Buffer.byteLength(line);
    if (bytes > shardBytes && parts.at(-1)?.length) {
      parts.push([]);
      bytes = Buffer.byteLength(line);
    }
    parts.at(-1)?.push(line);
  }
  return parts.map((lines, index) => ({
    file: `pack/${content}${parts.length > 1 ? `-${index + 1}` : ''}.json`,
    content,
    records: lines.length,
    contents: `[${lines.join(',\n')}]\n`,
  }));
}

function manifestOf(shards: Shard[], sources: Source[]): Manifest {
  // Parsed, so that the digest is taken of the same text as at run time, key order included.
  const rest = manifestSchema.omit({ digest: true }).parse({
    format: 1,
    attack: sources.find(({ id }) => id === 'attack')?.version ?? '',
    shards: shards.map(({ file, content, contents, records }) => ({
      file,
      content,
      sha256: sha256(contents),
      records,
    })),
    sources,
  });
  return { ...rest, digest: sha256(digestInput(rest)) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// What was taken from each source. A source without an entry, or an entry without a source, fails the build.
const COUNTS: Record<string, (seeds: Seeds, graph: Graph) => Record<string, number>> = {
  attack: ({ relations }, { ofKind, reports }) => {
    const count = (kind: Kind) => ofKind(kind).length;
    return {
      techniques: count('technique'),
      tactics: count('tactic'),
      actors: count('actor'),
      software: count('software'),
      campaigns: count('campaign'),
      mitigations: count('mitigation'),
      'detection strategies': count('detection-strategy'),
      analytics: count('analytic'),
      'data components': count('data-component'),
      'data sources': count('data-source'),
      assets: count('asset'),
      relations: relations.length,
      reports: reports.size,
    };
  },
  'misp-galaxy': (_seeds, { ofKind }) => {
    const actors = ofKind('actor');
    return {
      'vendor names': actors.flatMap(actor => actor.vendorNames).length,
      countries: actors.flatMap(actor => actor.countries).length,
    };
  },
  tidbit: ({ briefs, summaries }) => ({ briefs: briefs.size, summaries: summaries.size }),
};

function countSources(seeds: Seeds, graph: Graph): Source[] {
  const ids = seeds.sources.map(({ id }) => id);
  const difference = [...ids.filter(id => !(id in COUNTS)), ...Object.keys(COUNTS).filter(id => !ids.includes(id))];
  if (difference.length > 0) {
    throw new AppError('bad-seed', `sources.json and the pack builder disagree about ${difference.join(', ')}`);
  }
  return seeds.sources.map(({ terms: _terms, ...source }) => ({
    ...source,
    counts: COUNTS[source.id]?.(seeds, graph) ?? {},
  }));
}

/** The text that the licences want to travel with every copy. */
function noticeOf(sources: SourceSeed[]): string {
  const entries = sources.map(({ name, version, url, licence, notice, terms = [] }) =>
    [`${name} ${version}\n${url}\nLicence: ${licence}`, notice, ...terms].join('\n\n'),
  );
  return `${entries.join('\n\n----\n\n')}\n`;
}
