import { isScalar } from 'yaml';
import { actorSummarySchema, softwareSummarySchema } from '../lib/attack/brief';
import type { Status } from '../lib/attack/facts';
import { type ObjectKey, objectKey } from '../lib/attack/kinds';
import { findBannedPhrases, findMarkup, findUrls } from './briefs';
import { offsetOf, parseYamlMap } from './yaml-map';

/** The kinds that have summaries. */
export type SummaryKind = 'actor' | 'software';

/** The files of `seeds/summaries`, as paths below `seeds`. */
export const SUMMARY_FILES: readonly { path: string; kind: SummaryKind }[] = [
  { path: 'summaries/actors.yaml', kind: 'actor' },
  { path: 'summaries/software.yaml', kind: 'software' },
];

const SCHEMAS = { actor: actorSummarySchema, software: softwareSummarySchema };
const RULES = [findBannedPhrases, findUrls, findMarkup];

/**
 * Reads one file of `seeds/summaries`, ids to texts: a sentence for each actor, a phrase for each software.
 *
 * @param path how messages name the file
 * @param statuses every object of the kind in the facts; summaries are written for active ones only
 * @throws AppError `bad-seed` with a line `file:line: reason` for each problem of the file
 */
export function parseSummaries(
  path: string,
  text: string,
  kind: SummaryKind,
  statuses: ReadonlyMap<string, Status>,
): Map<ObjectKey, string> {
  const summaries = parseYamlMap(path, text, `${kind} ids to summaries`, (id, pair) => {
    const parsed = SCHEMAS[kind].safeParse(isScalar(pair.value) ? pair.value.value : null);
    const reasons = [
      ...idProblems(id, kind, statuses),
      ...(parsed.success
        ? RULES.flatMap(rule => rule(parsed.data)).map(finding => `${id} ${finding}`)
        : parsed.error.issues.map(({ message }) => `${id} ${message}`)),
    ];
    if (parsed.success && reasons.length === 0) return parsed.data;
    return reasons.map(reason => ({ offset: offsetOf(pair), reason }));
  });
  return new Map(Array.from(summaries, ([id, summary]) => [objectKey(kind, id), summary]));
}

function idProblems(id: string, kind: SummaryKind, statuses: ReadonlyMap<string, Status>): string[] {
  const status = statuses.get(id);
  if (!status) return [`${id} is not among the ${kind} facts`];
  return status === 'active' ? [] : [`${id} is ${status}: summaries are written for active objects`];
}
