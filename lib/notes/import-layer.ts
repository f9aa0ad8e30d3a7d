import { z } from 'zod';
import { AppError } from '../attack/app-error';
import { ID_PATTERNS } from '../attack/kinds';
import type { Author } from './author';
import { CONFIDENCE_METADATA, STATUS_METADATA } from './export-navigator';
import {
  type Assessment,
  CONFIDENCES,
  type Investigation,
  type Judgement,
  LONGEST,
  type Note,
  type Records,
  STATUSES,
} from './model';
import { fault } from './notes-file';
import { register } from './register';

/** ATT&CK Navigator layers, formats 4.0 to 4.5, as somebody's notes. */

const metadataSchema = z.looseObject({ name: z.string().optional(), value: z.string().optional() });
const linkSchema = z.looseObject({ label: z.string().optional(), url: z.string().optional() });

const layerSchema = z.looseObject({
  name: z.string(),
  description: z.string().default(''),
  domain: z.string(),
  versions: z.looseObject({ layer: z.string(), attack: z.string().optional() }),
  techniques: z
    .array(
      z.looseObject({
        techniqueID: z.string().regex(ID_PATTERNS.technique, 'is no technique id'),
        tactic: z.string().nullish(),
        score: z.number().nullish(),
        comment: z.string().nullish(),
        enabled: z.boolean().nullish(),
        metadata: z.array(metadataSchema).nullish(),
        links: z.array(linkSchema).nullish(),
      }),
    )
    .default([]),
});
type ReadLayer = z.infer<typeof layerSchema>;
type ReadTechnique = ReadLayer['techniques'][number];

/** Whether a file is a layer, or several in a list, as Navigator saves them. */
export function isLayerFile(json: unknown): boolean {
  const [first] = Array.isArray(json) ? json : [json];
  return typeof first === 'object' && first !== null && 'techniques' in first && 'domain' in first;
}

/**
 * An investigation made of the layers of one file: a note for each technique with a comment or link, and an assessment
 * for each with a score. A status that Tidbit wrote into the layer is taken as it is; else a score other than 0 means
 * suspected with low confidence, and the note says which score it was. What is only listed, without either, is left out.
 *
 * @throws AppError `bad-file` for another format, or naming the first fault and where it is
 */
export function recordsOfLayers(author: Author, json: unknown): Records {
  const layers = (Array.isArray(json) ? json : [json]).map(parseLayer);
  const now = author.now();
  const investigation: Investigation = {
    id: author.newId(),
    createdAt: now,
    title: register((layers[0]?.name || 'Navigator layer').slice(0, LONGEST.title), now),
    tags: register(['navigator'], now),
    state: register('open', now),
    deleted: register(false, now),
  };
  const sayings = gather(layers);
  const make = { author, investigation: investigation.id, now };
  return {
    investigations: [investigation],
    notes: [
      ...introduction(layers).map(text => note(make, text, [])),
      ...sayings.flatMap(({ id, text }) => (text === '' ? [] : [note(make, text, [{ kind: 'technique', id }])])),
    ],
    evidence: [],
    assessments: sayings.flatMap(({ id, judgement }): Assessment[] =>
      judgement
        ? [{ investigation: investigation.id, technique: id, history: [{ ...judgement, by: '', at: now }] }]
        : [],
    ),
  };
}

function parseLayer(json: unknown, index: number): ReadLayer {
  const version = z.looseObject({ versions: z.looseObject({ layer: z.string() }) }).safeParse(json).data
    ?.versions.layer;
  if (!version?.startsWith('4.')) {
    const found = version === undefined ? 'names no version' : `is of version ${version}`;
    throw new AppError(
      'bad-file',
      `Layer ${index + 1} ${found}; versions 4.0 to 4.5 can be imported. Open it in ATT&CK Navigator and save it again.`,
    );
  }
  const parsed = layerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'bad-file',
    `Layer ${index + 1} is malformed at ${fault(parsed.error)}. Open it in ATT&CK Navigator and save it again.`,
  );
}

/** What the layers say of one technique, all tactics and domains together. */
interface Saying {
  id: string;
  text: string;
  judgement: Pick<Judgement, 'status' | 'confidence'> | null;
}

function gather(layers: readonly ReadLayer[]): Saying[] {
  const entries = new Map<string, ReadTechnique[]>();
  for (const technique of layers.flatMap(({ techniques }) => techniques)) {
    entries.set(technique.techniqueID, [...(entries.get(technique.techniqueID) ?? []), technique]);
  }
  return [...entries].map(([id, found]) => ({ id, text: textOf(found), judgement: judgementOf(found) }));
}

function textOf(entries: readonly ReadTechnique[]): string {
  const comments = new Set(entries.flatMap(({ comment }) => comment?.trim() || []));
  const links = new Set(
    entries.flatMap(entry => (entry.links ?? []).flatMap(({ label, url }) => (url ? `${label || url}: ${url}` : []))),
  );
  const scores = entries.flatMap(({ score }) => score ?? []);
  const isOurs = entries.some(entry => statusOf(entry) !== undefined);
  const scored = scores.length > 0 && !isOurs && Math.max(...scores) !== 0 ? [`Score: ${Math.max(...scores)}`] : [];
  return [...comments, ...links, ...scored].join('\n\n');
}

function judgementOf(entries: readonly ReadTechnique[]): Saying['judgement'] {
  const ours = entries.find(entry => statusOf(entry) !== undefined);
  if (ours) return { status: statusOf(ours) ?? null, confidence: confidenceOf(ours) };
  if (entries.some(({ score }) => typeof score === 'number' && score !== 0)) {
    return { status: 'suspected', confidence: 'low' };
  }
  return null;
}

function statusOf(technique: ReadTechnique) {
  return STATUSES.find(status => status === metadataOf(technique, STATUS_METADATA));
}

function confidenceOf(technique: ReadTechnique) {
  return CONFIDENCES.find(confidence => confidence === metadataOf(technique, CONFIDENCE_METADATA)) ?? 'low';
}

function metadataOf({ metadata }: ReadTechnique, name: string): string | undefined {
  return metadata?.find(one => one.name === name)?.value;
}

/** What the layers say of themselves. */
function introduction(layers: readonly ReadLayer[]): string[] {
  const lines = layers.map(({ name, domain, description, versions }) =>
    [`**${name}**: ${domain}${versions.attack ? `, ATT&CK ${versions.attack}` : ''}`, description.trim()]
      .filter(Boolean)
      .join('\n\n'),
  );
  return [lines.join('\n\n')];
}

interface Maker {
  author: Author;
  investigation: string;
  now: number;
}

function note({ author, investigation, now }: Maker, text: string, about: Note['about']['value']): Note {
  const id = author.newId();
  return {
    id,
    investigation,
    createdAt: now,
    about: register(about, now),
    body: { text, at: now, clock: { [id]: 1 } },
    versions: [],
    deleted: register(false, now),
  };
}
