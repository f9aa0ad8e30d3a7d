import { z } from 'zod';
import { AppError } from '../lib/attack/app-error';
import {
  actorFactSchema,
  analyticFactSchema,
  assetFactSchema,
  campaignFactSchema,
  componentFactSchema,
  dataSourceFactSchema,
  mitigationFactSchema,
  relationFactSchema,
  reportFactSchema,
  softwareFactSchema,
  strategyFactSchema,
  tacticFactSchema,
  techniqueFactSchema,
} from '../lib/attack/facts';

/** The files of `seeds/facts` (without `.ndjson`) and what a line of each is. */
export const FACT_FILES = {
  techniques: techniqueFactSchema,
  tactics: tacticFactSchema,
  actors: actorFactSchema,
  software: softwareFactSchema,
  campaigns: campaignFactSchema,
  mitigations: mitigationFactSchema,
  'detection-strategies': strategyFactSchema,
  analytics: analyticFactSchema,
  'data-components': componentFactSchema,
  'data-sources': dataSourceFactSchema,
  assets: assetFactSchema,
  reports: reportFactSchema,
  relations: relationFactSchema,
} as const;

export type FactFile = keyof typeof FACT_FILES;
export type FactLine<F extends FactFile> = z.infer<(typeof FACT_FILES)[F]>;

/** The records of every file, in file order. */
export type Facts = { [F in FactFile]: FactLine<F>[] };

/**
 * One record a line with a newline at the end, its keys in the order of the schema: equal facts make equal bytes.
 *
 * @throws AppError `bad-seed` naming file and line of a record that its schema refuses
 */
export function renderFacts<F extends FactFile>(file: F, records: readonly FactLine<F>[]): string {
  const schema: z.ZodType = FACT_FILES[file];
  const lines = records.map((record, index) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return `${JSON.stringify(parsed.data)}\n`;
    const reason = z.prettifyError(parsed.error);
    throw new AppError('bad-seed', `facts/${file}.ndjson:${index + 1}: ${reason} in ${JSON.stringify(record)}`);
  });
  return lines.join('');
}
