import { z } from 'zod';
import { AppError } from '../attack/app-error';

/**
 * The part of STIX 2.1 that ATT&CK facts are made of, as lenient schemas: unknown fields and object types pass and are
 * dropped here, which is also how MITRE's descriptions stay out of every fact.
 */

const timestamp = z.iso.datetime({ offset: true });
const strings = z.array(z.string()).default([]);

/** An entry of `external_references`, its text being a citation or a note. */
export const referenceSchema = z.object({
  source_name: z.string(),
  /** A citation (`Authors. (2020, January 5). Title. Retrieved …`), or a note on an alias. */
  description: z.string().optional(),
  url: z.string().optional(),
  external_id: z.string().optional(),
});
/** One entry of `external_references`. */
export type Reference = z.infer<typeof referenceSchema>;

const common = {
  id: z.string(),
  created: timestamp,
  modified: timestamp,
  /** Absent means false. */
  revoked: z.boolean().default(false),
  x_mitre_deprecated: z.boolean().default(false),
  external_references: z.array(referenceSchema).default([]),
};

const attackObject = {
  ...common,
  name: z.string().regex(/\S/, 'must not be blank'),
  x_mitre_domains: strings,
  x_mitre_version: z.string(),
};

const platforms = { x_mitre_platforms: strings };
const logSource = { name: z.string(), channel: z.string().default('') };

/** Every type of object that ATT&CK facts are made of; what is absent gets the value that ATT&CK means by that. */
export const stixObjectSchema = z.discriminatedUnion('type', [
  z.object({
    ...attackObject,
    ...platforms,
    type: z.literal('attack-pattern'),
    kill_chain_phases: z.array(z.object({ kill_chain_name: z.string(), phase_name: z.string() })).default([]),
  }),
  z.object({ ...attackObject, type: z.literal('x-mitre-tactic'), x_mitre_shortname: z.string() }),
  z.object({ ...attackObject, type: z.literal('intrusion-set'), aliases: strings }),
  z.object({ ...attackObject, ...platforms, type: z.literal('malware'), x_mitre_aliases: strings }),
  z.object({ ...attackObject, ...platforms, type: z.literal('tool'), x_mitre_aliases: strings }),
  z.object({
    ...attackObject,
    type: z.literal('campaign'),
    aliases: strings,
    first_seen: timestamp.optional(),
    last_seen: timestamp.optional(),
  }),
  z.object({ ...attackObject, type: z.literal('course-of-action') }),
  z.object({ ...attackObject, type: z.literal('x-mitre-detection-strategy'), x_mitre_analytic_refs: strings }),
  z.object({
    ...attackObject,
    ...platforms,
    type: z.literal('x-mitre-analytic'),
    x_mitre_log_source_references: z
      .array(z.object({ ...logSource, x_mitre_data_component_ref: z.string() }))
      .default([]),
  }),
  z.object({
    ...attackObject,
    type: z.literal('x-mitre-data-component'),
    x_mitre_log_sources: z.array(z.object(logSource)).default([]),
  }),
  z.object({ ...attackObject, type: z.literal('x-mitre-data-source') }),
  z.object({ ...attackObject, type: z.literal('x-mitre-asset') }),
  z.object({ ...common, type: z.literal('x-mitre-matrix'), tactic_refs: strings }),
  z.object({ ...common, type: z.literal('x-mitre-collection'), x_mitre_version: z.string() }),
  z.object({
    ...common,
    type: z.literal('relationship'),
    relationship_type: z.string(),
    source_ref: z.string(),
    target_ref: z.string(),
  }),
]);

/** A STIX object that Tidbit knows, without the fields it has no use for. */
export type StixObject = z.infer<typeof stixObjectSchema>;

/** The `type` of a STIX object that Tidbit knows. */
export type StixType = StixObject['type'];

/** The STIX object of one type. */
export type StixOf<T extends StixType> = Extract<StixObject, { type: T }>;

const KNOWN_TYPES: ReadonlySet<string> = new Set(stixObjectSchema.options.map(option => option.shape.type.value));

const bundleSchema = z.object({
  type: z.literal('bundle'),
  objects: z.array(z.looseObject({ type: z.string(), id: z.string().optional() })),
});

/** The known objects of one bundle, in its order. */
export interface StixBundle {
  objects: StixObject[];
}

function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'object'}: ${issue.message}` : 'malformed';
}

/**
 * Parses a STIX 2.1 bundle, such as an official `enterprise-attack.json` after `JSON.parse`.
 * Objects of other types (identities, markings, the user's own indicators) are left out.
 *
 * @throws AppError `bad-stix` if it is no bundle, or naming the first malformed object and its first fault.
 */
export function parseBundle(json: unknown): StixBundle {
  const bundle = bundleSchema.safeParse(json);
  if (!bundle.success) {
    throw new AppError('bad-stix', `This is no STIX bundle (${firstFault(bundle.error)}). Choose a bundle as JSON.`);
  }
  const objects: StixObject[] = [];
  for (const raw of bundle.data.objects) {
    if (!KNOWN_TYPES.has(raw.type)) continue;
    const object = stixObjectSchema.safeParse(raw);
    if (!object.success) {
      const which = raw.id ?? `a ${raw.type} without an id`;
      throw new AppError('bad-stix', `${which} is malformed (${firstFault(object.error)}). Get the file again.`);
    }
    objects.push(object.data);
  }
  return { objects };
}
