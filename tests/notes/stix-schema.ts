import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * A JSON schema of STIX 2.1 for the types that exports have, written for Tidbit from the specification (OASIS Standard,
 * 10 June 2021), beside OASIS' own (stix-oasis.ts). It is strict: a property that the specification does not name is an
 * error. The rules that a schema cannot say are `faults`.
 *
 * What MITRE's @mitre-attack/attack-data-model 4.10.1 knows of STIX 2.1 (common properties, external references, kill
 * chain phases; reports and notes it does not) found nothing in the golden bundles, in November 2026. It is no dependency:
 * it wants an older zod and brings an HTTP client.
 */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const string = { type: 'string' };
const text = { type: 'string', pattern: '\\S' };
const id = (type: string) => ({ type: 'string', pattern: `^${type}--${UUID}$` });
const anyId = id('[a-z][a-z0-9-]+[a-z0-9]');
const list = (items: object) => ({ type: 'array', minItems: 1, items });
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$', format: 'date-time' };

/** 2.5: a reference says more than its source. */
const reference = {
  type: 'object',
  properties: { source_name: text, description: string, url: { type: 'string', format: 'uri' }, external_id: string },
  required: ['source_name'],
  anyOf: [{ required: ['description'] }, { required: ['url'] }, { required: ['external_id'] }],
  additionalProperties: false,
};

/** 2.11: names in lower case with hyphens, as they should be. */
const phase = {
  type: 'object',
  properties: { kill_chain_name: { pattern: '^[a-z0-9-]+$' }, phase_name: { pattern: '^[a-z0-9-]+$' } },
  required: ['kill_chain_name', 'phase_name'],
  additionalProperties: false,
};

/** 3.2: common properties. */
const common = {
  spec_version: { const: '2.1' },
  created: time,
  modified: time,
  created_by_ref: id('identity'),
  revoked: { type: 'boolean' },
  labels: list(text),
  confidence: { type: 'integer', minimum: 0, maximum: 100 },
  lang: string,
  external_references: list(reference),
};

function object(type: string, properties: Record<string, object>, required: string[]) {
  return {
    type: 'object',
    properties: { type: { const: type }, id: id(type), ...common, ...properties },
    required: ['type', 'spec_version', 'id', 'created', 'modified', ...required],
    additionalProperties: false,
  };
}

const named = { name: text, description: string, aliases: list(text) };
const OBJECTS = [
  object('identity', { ...named, roles: list(text), identity_class: string }, ['name']),
  object('attack-pattern', { ...named, kill_chain_phases: list(phase) }, ['name']),
  object('intrusion-set', named, ['name']),
  object('campaign', named, ['name']),
  object('course-of-action', { name: text, description: string }, ['name']),
  object('malware', { ...named, malware_types: list(text), is_family: { const: true } }, ['is_family', 'name']),
  object('tool', { ...named, tool_types: list(text) }, ['name']),
  object('note', { abstract: string, content: text, authors: list(text), object_refs: list(anyId) }, [
    'content',
    'object_refs',
  ]),
  object(
    'report',
    { name: text, description: string, report_types: list(text), published: time, object_refs: list(anyId) },
    ['name', 'published', 'object_refs'],
  ),
  object(
    'relationship',
    {
      relationship_type: { type: 'string', pattern: '^[a-z0-9-]+$' },
      description: string,
      source_ref: anyId,
      target_ref: anyId,
    },
    ['relationship_type', 'source_ref', 'target_ref'],
  ),
];

const ajv = new Ajv({ discriminator: true, allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile({
  type: 'object',
  properties: {
    type: { const: 'bundle' },
    id: id('bundle'),
    objects: list({ type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: OBJECTS }),
  },
  required: ['type', 'id'],
  additionalProperties: false,
});

interface SomeObject {
  type: string;
  id: string;
  created: string;
  modified: string;
  object_refs?: string[];
  [ref: string]: unknown;
}

/** What is wrong with a bundle by the specification; empty where nothing is. */
export function faults(bundle: unknown): string[] {
  if (!validate(bundle))
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const { objects } = bundle as unknown as { objects: SomeObject[] };
  const ids = objects.map(object => object.id);
  const known = new Set(ids);
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `${id} is there twice`),
    ...objects.filter(({ created, modified }) => modified < created).map(({ id }) => `${id} changed before it was`),
    ...objects.flatMap(object =>
      refsOf(object)
        .filter(ref => !known.has(ref))
        .map(ref => `${object.id} refers to ${ref}, which is not in the bundle`),
    ),
    ...objects
      .filter(({ object_refs = [] }) => new Set(object_refs).size < object_refs.length)
      .map(({ id }) => `${id} refers to an object twice`),
  ];
}

function refsOf(object: SomeObject): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    key.endsWith('_ref') ? [String(value)] : key.endsWith('_refs') ? (value as string[]) : [],
  );
}
