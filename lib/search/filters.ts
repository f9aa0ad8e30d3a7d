import type { Kind } from '../attack/kinds';
import type { IndexedRecord, SearchIndex } from './search-index';
import { squeeze } from './words';

/** What a search can be narrowed by. */
export const FILTERS = ['tactic', 'platform', 'actor', 'domain', 'kind'] as const;

/** Name of a filter, as it is typed before the colon. */
export type FilterField = (typeof FILTERS)[number];

/** One thing that a filter can ask for. */
export interface FilterValue {
  /** As it is offered and shown: `initial-access`, `Windows`, `APT29`, `technique`. */
  readonly value: string;
  /** Other ways to write it. */
  readonly also: readonly string[];
  readonly matches: (record: IndexedRecord) => boolean;
}

/** A filter of a query, and what it was taken for. */
export interface Filter {
  readonly field: FilterField;
  /** As written, without quotes. */
  readonly written: string;
  /** The values that it stands for: all that begin as written, or the one written whole. Empty if there is none. */
  readonly values: readonly FilterValue[];
}

/** A filter from what is written after its colon. */
export function filterOf(index: SearchIndex, field: FilterField, written: string): Filter {
  return { field, written, values: valuesFor(valuesOf(index, field), written) };
}

/** Whether a record passes: each filter by one of its values. */
export function passes(record: IndexedRecord, filters: readonly Filter[]): boolean {
  return filters.every(({ values }) => values.some(({ matches }) => matches(record)));
}

/** The values that `written` may stand for, best first. */
export function valuesFor(values: readonly FilterValue[], written: string): FilterValue[] {
  const wanted = squeeze(written);
  const spellings = ({ value, also }: FilterValue) => [value, ...also].map(squeeze);
  const exact = values.filter(value => spellings(value).includes(wanted));
  return exact.length > 0 ? exact : values.filter(value => spellings(value).some(one => one.startsWith(wanted)));
}

const known = new WeakMap<SearchIndex, Map<FilterField, readonly FilterValue[]>>();

/** Every value of a filter, in the order in which it is offered. */
export function valuesOf(index: SearchIndex, field: FilterField): readonly FilterValue[] {
  const cache = known.get(index) ?? new Map<FilterField, readonly FilterValue[]>();
  known.set(index, cache);
  const values = cache.get(field) ?? collect[field](index);
  cache.set(field, values);
  return values;
}

const collect: Record<FilterField, (index: SearchIndex) => FilterValue[]> = {
  tactic: ({ records }) => {
    const values = new Map<string, { names: string[]; ids: string[] }>();
    for (const { kind, id, name, tactics } of records) {
      const shortname = kind === 'tactic' ? tactics[0] : undefined;
      if (shortname === undefined) continue;
      const value = values.get(shortname) ?? { names: [], ids: [] };
      values.set(shortname, { names: [...value.names, name], ids: [...value.ids, id] });
    }
    return Array.from(values, ([value, { names, ids }]) => ({
      value,
      also: [...names, ...ids],
      matches: ({ tactics }) => tactics.includes(value),
    }));
  },
  platform: ({ records }) =>
    Array.from(new Set(records.flatMap(({ platforms }) => platforms)))
      .sort()
      .map(value => ({
        value,
        also: PLATFORMS_ALSO[value] ?? [],
        matches: ({ platforms }) => platforms.includes(value),
      })),
  actor: ({ records }) =>
    records
      .filter(({ kind, liveness }) => kind === 'actor' && liveness === 'live')
      .map(({ id, name, others }) => ({
        value: name,
        also: [id, ...others.map(({ text }) => text)],
        matches: ({ actors }) => actors.includes(id),
      })),
  domain: () =>
    (['enterprise', 'mobile', 'ics'] as const).map(value => ({
      value,
      also: [],
      matches: ({ domains }) => domains.includes(value),
    })),
  kind: () =>
    KIND_VALUES.map(({ value, also, of, only = () => true }) => ({
      value,
      also,
      matches: record => record.kind === of && only(record),
    })),
};

const PLATFORMS_ALSO: Record<string, string[]> = {
  Windows: ['win'],
  macOS: ['mac', 'osx'],
  'Network Devices': ['network'],
  'Identity Provider': ['idp', 'Azure AD', 'Entra ID'],
  'Office Suite': ['Google Workspace', 'M365'],
  IaaS: ['cloud', 'AWS', 'Azure', 'GCP'],
  SaaS: ['cloud'],
};

const KIND_VALUES: {
  value: string;
  also: string[];
  of: Kind;
  only?: (record: IndexedRecord) => boolean;
}[] = [
  { value: 'technique', also: ['techniques'], of: 'technique' },
  {
    value: 'sub-technique',
    also: ['subtechniques'],
    of: 'technique',
    only: ({ parent }) => parent !== undefined,
  },
  { value: 'tactic', also: ['tactics'], of: 'tactic' },
  { value: 'actor', also: ['actors', 'group', 'groups', 'intrusion-set', 'threat actor'], of: 'actor' },
  { value: 'software', also: [], of: 'software' },
  { value: 'malware', also: [], of: 'software', only: ({ type }) => type === 'malware' },
  { value: 'tool', also: ['tools'], of: 'software', only: ({ type }) => type === 'tool' },
  { value: 'campaign', also: ['campaigns'], of: 'campaign' },
  { value: 'mitigation', also: ['mitigations', 'course-of-action'], of: 'mitigation' },
  { value: 'detection-strategy', also: ['detection-strategies', 'detection'], of: 'detection-strategy' },
  { value: 'analytic', also: ['analytics'], of: 'analytic' },
  { value: 'data-component', also: ['data-components'], of: 'data-component' },
  { value: 'data-source', also: ['data-sources'], of: 'data-source' },
  { value: 'asset', also: ['assets'], of: 'asset' },
];
