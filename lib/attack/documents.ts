import { z } from 'zod';
import { briefSchema } from './brief';
import {
  domainSchema,
  formerNameSchema,
  objectFactSchema,
  reportFactSchema,
  reportNumberSchema,
  techniqueFactSchema,
} from './facts';
import { KINDS } from './kinds';

/**
 * What the knowledge database holds: one document per object with its joins inside (DESIGN decision 5),
 * so that a card costs one read. The pack's shards are arrays of these.
 */

/** Another object, by id and name. */
export const refSchema = z.strictObject({ id: z.string(), name: z.string() });

/** Id and name of an object, to show and to link to. */
export type Ref = z.infer<typeof refSchema>;

/** A related object with the reports cited for the relation, newest first. */
export const linkSchema = z.strictObject({ ...refSchema.shape, reports: z.array(reportNumberSchema) });

/** A related object, with the numbers of the reports cited for the relation. */
export type Link = z.infer<typeof linkSchema>;

/** A detection strategy with its analytics and the logs they read. */
export const strategySchema = z.strictObject({
  ...refSchema.shape,
  url: z.url(),
  analytics: z.array(
    z.strictObject({
      id: z.string(),
      platforms: z.array(z.string()),
      logSources: z.array(z.strictObject({ component: refSchema, name: z.string(), channel: z.string() })),
    }),
  ),
});

/** How a technique is detected, as ATT&CK states it from version 18 on. */
export type Strategy = z.infer<typeof strategySchema>;

/** How many distinct actors and reports, counted for the technique alone or with its sub-techniques. */
const countsSchema = z.strictObject({ actors: z.int(), reports: z.int() });

/** A technique with everything its card shows. */
export const techniqueDocumentSchema = z.strictObject({
  ...techniqueFactSchema.omit({ tactics: true, parent: true, successor: true }).shape,
  /** Matrix order; `shortname` is the form used in prose (`execution`). */
  tactics: z.array(
    z.strictObject({
      ...refSchema.shape,
      shortname: z.string(),
      domain: domainSchema,
      formerName: formerNameSchema.optional(),
    }),
  ),
  parent: refSchema.optional(),
  /** Active ones only, by id. */
  subtechniques: z.array(refSchema),
  /** Where the chain of revocations ends. It can end in a deprecated technique, which has no successor. */
  successor: refSchema.optional(),
  brief: briefSchema.optional(),
  strategies: z.array(strategySchema),
  actors: z.array(linkSchema),
  software: z.array(linkSchema),
  campaigns: z.array(linkSchema),
  mitigations: z.array(linkSchema),
  /** Reports cited for a `uses` relation to this technique, newest first: the correlated reports. */
  reports: z.array(reportNumberSchema),
  /** Number of reports per year of `reports`, ascending; undated ones are left out. */
  reportYears: z.array(z.tuple([z.int(), z.int()])),
  direct: countsSchema,
  withSubtechniques: countsSchema,
});

/** A technique as the knowledge database holds it. */
export type TechniqueDocument = z.infer<typeof techniqueDocumentSchema>;

/** An object of any other kind: its facts, and the objects it is linked with, by their kind. */
export const objectDocumentSchema = z.strictObject({
  kind: z.enum(KINDS).exclude(['technique']),
  id: z.string(),
  name: z.string(),
  fact: objectFactSchema,
  /** A sentence on an actor or a phrase on a software, written for this project. */
  summary: z.string().optional(),
  successor: refSchema.optional(),
  links: z.partialRecord(z.enum(KINDS), z.array(linkSchema)),
});

/** An object that is no technique, as the knowledge database holds it. */
export type ObjectDocument = z.infer<typeof objectDocumentSchema>;

/** A cited publication, as its fact says. */
export const reportDocumentSchema = reportFactSchema;

/** A cited publication, as the knowledge database holds it. */
export type ReportDocument = z.infer<typeof reportDocumentSchema>;

/** Where records came from, with what its licence asks to be said. */
export const sourceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Release or commit the facts were taken from. */
  version: z.string(),
  licence: z.string(),
  url: z.url(),
  /** The copyright or attribution line to show. */
  notice: z.string(),
  /** What was taken, by name: `{ techniques: 1166 }`. */
  counts: z.record(z.string(), z.int()),
});

/** A source with its licence and notice, as cards and the notices file show it. */
export type Source = z.infer<typeof sourceSchema>;

/** `pack/manifest.json`: what the bundled pack consists of. */
export const manifestSchema = z.strictObject({
  /** Format of manifest and shards; raised when either changes shape. */
  format: z.literal(1),
  /** ATT&CK release, `19.1`. */
  attack: z.string(),
  /** SHA-256 (hex) of `digestInput`: equal digests mean equal packs. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  shards: z.array(
    z.strictObject({
      /** Path from the root of the extension, `pack/techniques-1.json`. A shard is a JSON array of documents. */
      file: z.string(),
      content: z.enum(['techniques', 'objects', 'reports']),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      records: z.int(),
    }),
  ),
  sources: z.array(sourceSchema),
});

/** What the bundled pack says of itself; `digest` tells two packs apart. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The text whose SHA-256 is a manifest's digest: all else the manifest says, the shards' hashes among it. */
export function digestInput({ format, attack, shards, sources }: Omit<Manifest, 'digest'>): string {
  return JSON.stringify([format, attack, shards, sources]);
}
