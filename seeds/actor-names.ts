import { z } from 'zod';
import { AppError } from '../lib/attack/app-error';
import type { FactOf } from '../lib/attack/facts';
import { cleanLine } from '../lib/intake/plain-text';

type Actor = FactOf<'actor'>;
type Basis = Actor['vendorNames'][number]['basis'];

const strength = z.enum(['explicit', 'name match', 'similar only']);

const tableSchema = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });

/** A table of `actor-aliases.json` as objects: rows are arrays whose columns the table names. */
const table = <T extends z.ZodType>(row: T) =>
  z.preprocess(json => {
    const found = tableSchema.safeParse(json);
    if (!found.success) return json;
    const { columns, rows } = found.data;
    return rows.map(cells => Object.fromEntries(columns.map((column, index) => [column, cells[index]])));
  }, z.array(row));

const aliasTablesSchema = z.object({
  groups: table(z.object({ id: z.string(), countries: z.array(z.string()) })),
  vendorNames: table(z.object({ group: z.string(), vendor: z.string().nullable(), name: z.string(), link: strength })),
  links: table(z.object({ group: z.string(), mispUuid: z.string(), strength })),
  clusters: table(z.object({ uuid: z.string(), country: z.string().nullable() })),
  names: table(z.object({ name: z.string(), vendor: z.string().nullable(), cluster: z.string() })),
});

/** How MISP galaxy links names and countries to ATT&CK groups. */
export type AliasTables = z.infer<typeof aliasTablesSchema>;

/**
 * Parses `facts/actor-aliases.json`.
 *
 * @throws AppError `bad-seed` naming the first fault
 */
export function parseAliasTables(json: unknown): AliasTables {
  const tables = aliasTablesSchema.safeParse(json);
  if (tables.success) return tables.data;
  throw new AppError('bad-seed', `actor-aliases.json is malformed: ${z.prettifyError(tables.error)}`);
}

/** Names are the same whatever their case, blanks and hyphens: `Cozy Bear`, `COZYBEAR`, `cozy-bear`. */
const folded = (name: string) => name.toLowerCase().replace(/[\s\p{Pd}]/gu, '');

const byBasis = (a: { basis: Basis }, b: { basis: Basis }) =>
  a.basis === b.basis ? 0 : a.basis === 'explicit' ? -1 : 1;

function vendorNames(actor: Actor, tables: AliasTables, official: ReadonlySet<string>): Actor['vendorNames'] {
  const taken = new Set([actor.name, ...actor.aliases].map(folded));
  const byVendors = tables.vendorNames.filter(row => row.group === actor.id);
  // Names whose author the galaxy does not know stand only in the clusters: `Muddled Libra`, `Grizzly Steppe`.
  const ofClusters = tables.links
    .filter(({ group }) => group === actor.id)
    .flatMap(({ mispUuid, strength }) =>
      tables.names.filter(({ cluster }) => cluster === mispUuid).map(row => ({ ...row, link: strength })),
    )
    .filter(({ name }) => !official.has(folded(name)));
  const names = [...byVendors, ...ofClusters]
    .flatMap(row => {
      if (row.link === 'similar only') return [];
      return { name: cleanLine(row.name), ...(row.vendor && { vendor: row.vendor }), basis: row.link };
    })
    .sort(byBasis);
  return names.filter(({ name }) => {
    const isNew = !taken.has(folded(name));
    taken.add(folded(name));
    return isNew;
  });
}

/** `groups` says which countries stand; the basis is the strongest link to a cluster of that country. */
function countries(actor: Actor, tables: AliasTables): Actor['countries'] {
  const codes = tables.groups.find(row => row.id === actor.id)?.countries ?? [];
  const links = tables.links.filter(link => link.group === actor.id && link.strength !== 'similar only');
  return codes
    .flatMap(code => {
      const bases = links
        .filter(link => tables.clusters.some(({ uuid, country }) => uuid === link.mispUuid && country === code))
        .map(link => link.strength);
      if (bases.length === 0) return [];
      return { code, basis: bases.includes('explicit') ? ('explicit' as const) : ('name match' as const) };
    })
    .sort((a, b) => byBasis(a, b) || (a.code < b.code ? -1 : 1));
}

/**
 * Adds to actors what others call them and which country they name. Links that rest on nothing but similarity are not
 * used, and names that ATT&CK itself gives, to this actor or to another one, are not repeated.
 */
export function withVendorNames(actors: readonly Actor[], tables: AliasTables): Actor[] {
  const official = new Set(actors.flatMap(({ name, aliases }) => [name, ...aliases]).map(folded));
  return actors.map(actor => ({
    ...actor,
    vendorNames: vendorNames(actor, tables, official),
    countries: countries(actor, tables),
  }));
}
