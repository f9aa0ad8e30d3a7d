import { z } from 'zod';
import { AppError } from '../lib/attack/app-error';
import { parentOf, parseObjectKey } from '../lib/attack/kinds';
import { cleanLine } from '../lib/intake/plain-text';
import { sentencesOf } from './brief-text';
import type { Seeds } from './pack-read';

/** One sentence of MITRE's. It is compared with and forgotten: nothing of it is ever written to `seeds`. */
export interface OfficialSentence {
  /** ATT&CK id of the object whose text it stands in. */
  id: string;
  text: string;
}

/** Only what is read here; the schemas of lib/intake drop descriptions on purpose. */
const bundleSchema = z.object({
  objects: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      description: z.string().optional(),
      x_mitre_detection: z.string().optional(),
      external_references: z.array(z.object({ external_id: z.string().optional() })).optional(),
    }),
  ),
});

/**
 * The sentences of every description and detection text in the bundles, relations' aside: without citations, links and
 * markup.
 *
 * @param bundles parsed STIX bundles of an ATT&CK release
 * @throws AppError `bad-stix` if one of them is none
 */
export function officialSentences(bundles: readonly unknown[]): OfficialSentence[] {
  return bundles.flatMap(bundle => {
    const parsed = bundleSchema.safeParse(bundle);
    if (!parsed.success) throw new AppError('bad-stix', `Not a STIX bundle: ${z.prettifyError(parsed.error)}`);
    return parsed.data.objects
      .filter(({ type }) => type !== 'relationship')
      .flatMap(({ id, external_references: [first] = [], description = '', x_mitre_detection: detection = '' }) =>
        sentencesOf(plainText(`${description}\n${detection}`)).map(text => ({ id: first?.external_id ?? id, text })),
      );
  });
}

function plainText(markdown: string): string {
  const text = markdown
    .replace(/\(Citation: [^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?code>|`/g, '');
  return text.split('\n').map(cleanLine).join('\n');
}

/**
 * Says which sentences speak about a technique: its own description, its parent's, and its detection strategies' and
 * their analytics'.
 *
 * @param seeds the facts that tell what belongs together
 */
export function officialTextsOf(
  { objects, relations }: Pick<Seeds, 'objects' | 'relations'>,
  sentences: readonly OfficialSentence[],
): (technique: string) => OfficialSentence[] {
  const byObject = new Map<string, OfficialSentence[]>();
  for (const sentence of sentences) append(byObject, sentence.id, sentence);
  const analytics = new Map(
    objects.flatMap(({ fact }) => (fact.kind === 'detection-strategy' ? [[fact.id, fact.analytics] as const] : [])),
  );
  const strategies = new Map<string, string[]>();
  for (const { fact } of relations) {
    const [source, target] = [parseObjectKey(fact.source), parseObjectKey(fact.target)];
    if (fact.type === 'detects') append(strategies, target.id, source.id);
  }
  return technique => {
    const detections = (strategies.get(technique) ?? []).flatMap(id => [id, ...(analytics.get(id) ?? [])]);
    const ids = [technique, parentOf(technique) ?? technique, ...detections];
    return [...new Set(ids)].flatMap(id => byObject.get(id) ?? []);
  };
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
