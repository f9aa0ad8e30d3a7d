import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/**
 * The JSON schemas of STIX 2.1 that the OASIS committee itself publishes (oasis-open/cti-stix2-json-schemas, BSD-3-Clause):
 * a judgement that does not come from us. No package of npm's has them alone; stixview, a viewer of graphs, has them whole
 * in its sources, and nothing else of it is used. They are of the time when 2.1 was a draft of the committee. They allow
 * custom properties, as the specification does; `faults` of stix-schema.ts does not, and has the rules that a schema
 * cannot say.
 */
const FOLDER = 'node_modules/stixview/src/stix2-schemas';
const KINDS_OF_OBJECTS = ['sdos', 'sros'];

// Their patterns escape hyphens, which the unicode flag forbids.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
// Of an observable object, which exports have none of; ajv-formats leaves it out.
ajv.addFormat('idn-hostname', true);

interface Schema {
  $id: string;
}

/** The ids of the schemas of domain and relationship objects, by the type of the object. */
const idOfType = new Map<string, string>();
let bundleId = '';
let bundleText = '';
for (const folder of readdirSync(FOLDER)) {
  for (const file of readdirSync(`${FOLDER}/${folder}`)) {
    const text = readFileSync(`${FOLDER}/${folder}/${file}`, 'utf8');
    const schema = JSON.parse(text) as Schema;
    ajv.addSchema(schema);
    if (KINDS_OF_OBJECTS.includes(folder)) idOfType.set(file.replace('.json', ''), schema.$id);
    if (file === 'bundle.json') [bundleId, bundleText] = [schema.$id, text];
  }
}

/**
 * What OASIS' schemas find wrong with a bundle; empty where nothing is. Each object is held against the schema of its type.
 * The bundle's own schema was not extended when notes came, and takes them for a custom type that is two things at once:
 * it is asked for the others.
 */
export function faultsByOasis(bundle: unknown): string[] {
  const { objects = [] } = bundle as { objects?: { type: string; id: string }[] };
  const known = objects.filter(({ type }) => bundleText.includes(`/${type}.json"`) || !idOfType.has(type));
  return [
    ...errorsBy(bundleId, { ...(bundle as object), objects: known }, 'bundle'),
    ...objects.flatMap(object => {
      const schema = idOfType.get(object.type);
      return schema === undefined ? [`${object.id} is of no type of STIX 2.1`] : errorsBy(schema, object, object.id);
    }),
  ];
}

function errorsBy(schema: string, value: unknown, what: string): string[] {
  if (ajv.validate(schema, value)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
}
