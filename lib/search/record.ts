import type { ObjectDocument, Ref, TechniqueDocument } from '../attack/documents';
import type { Domain } from '../attack/facts';
import { type Kind, kindOfId } from '../attack/kinds';
import type { Liveness } from '../attack/known-ids';
import { FIELD_NAMES, RENAMED } from './field-names';
import type { Steps } from './steps';

/** A further name of an object, and whose it is. */
export interface OtherName {
  readonly text: string;
  /**
   * `alias`: ATT&CK's own; `vendor`: another vendor's, from MISP galaxy; `former`: it was called so in an older
   * release, or the revoked object that it replaced was; `jargon`: what the field says.
   */
  readonly type: 'alias' | 'vendor' | 'former' | 'jargon';
  /** Of a `vendor` name, where it is known. */
  readonly vendor?: string;
}

/** What the search knows of one object. */
export interface SearchRecord {
  readonly kind: Kind;
  readonly id: string;
  /** An analytic has no name of its own and goes by its strategy's. */
  readonly name: string;
  readonly liveness: Liveness;
  readonly domains: readonly Domain[];
  readonly others: readonly OtherName[];
  /** Short names of its tactics: `initial-access`. */
  readonly tactics: readonly string[];
  readonly platforms: readonly string[];
  /** Ids of the actors seen using it. */
  readonly actors: readonly string[];
  /** `malware` or `tool`. */
  readonly type?: string;
  /** The technique of a sub-technique, the strategy of an analytic. */
  readonly parent?: Ref;
  /** Where the chain of revocations ends. */
  readonly successor?: Ref;
  /** Our brief or summary. */
  readonly text?: string;
}

/**
 * The records of documents, one per object; analytics, which have no document, come from their strategies'.
 * Of two documents with one kind and id the first counts, as in every query.
 */
export function* recordSteps(documents: Iterable<TechniqueDocument | ObjectDocument>): Steps<SearchRecord[]> {
  const records = new Map<string, SearchRecord>();
  const earlier = new Map<string, string>();
  for (const document of documents) {
    yield;
    if (document.kind === 'mitigation' && kindOfId(document.id) === 'technique') {
      // The withdrawn mitigations that have a technique's id only stand in its way, but they tell its earlier name.
      earlier.set(document.id, document.name.replace(/ Mitigation$/, ''));
      continue;
    }
    const found = document.kind === 'technique' ? [techniqueRecord(document)] : objectRecords(document);
    for (const record of found) {
      const key = `${record.kind}:${record.id}`;
      if (!records.has(key)) records.set(key, record);
    }
  }
  const named: SearchRecord[] = [];
  for (const record of records.values()) {
    named.push(withUsualNames(record, earlier.get(record.id)));
    yield;
  }
  return named;
}

/** Adds earlier names and what the field says, as far as they are not the names that the record has anyway. */
function withUsualNames(record: SearchRecord, earlier: string | undefined): SearchRecord {
  const { kind, id, name, others } = record;
  if (kind !== 'technique' && kind !== 'tactic') return record;
  const former = [...(RENAMED[id] ?? []), ...(earlier !== undefined && earlier !== name ? [earlier] : [])];
  const usual = FIELD_NAMES[id] ?? [];
  if (former.length + usual.length === 0) return record;
  return {
    ...record,
    others: [
      ...others,
      ...former.map((text): OtherName => ({ text, type: 'former' })),
      ...usual.map((text): OtherName => ({ text, type: 'jargon' })),
    ],
  };
}

const livenessOf = (status: string): Liveness => (status === 'active' ? 'live' : 'stale');
const idsOf = (refs: readonly Ref[] = []) => refs.map(({ id }) => id);

function techniqueRecord(technique: TechniqueDocument): SearchRecord {
  const { kind, id, name, status, domains, platforms, parent, successor, brief } = technique;
  return {
    kind,
    id,
    name,
    liveness: livenessOf(status),
    domains,
    others: [],
    tactics: Array.from(new Set(technique.tactics.map(({ shortname }) => shortname))),
    platforms,
    actors: idsOf(technique.actors),
    ...(parent && { parent }),
    ...(successor && { successor }),
    ...(brief && { text: `${brief.description} ${brief.detection} ${brief.hunt}` }),
  };
}

function objectRecords({ kind, id, name, fact, summary, successor, links }: ObjectDocument): SearchRecord[] {
  const own: SearchRecord = {
    kind,
    id,
    name,
    liveness: livenessOf(fact.status),
    domains: fact.domains,
    others: otherNames(fact),
    tactics: fact.kind === 'tactic' ? [fact.shortname] : [],
    platforms: 'platforms' in fact ? fact.platforms : [],
    actors: kind === 'actor' ? [id] : idsOf(links.actor),
    ...(fact.kind === 'software' && { type: fact.type }),
    ...(successor && { successor }),
    ...(summary !== undefined && { text: summary }),
  };
  if (fact.kind !== 'detection-strategy') return [own];
  const parent = { id, name };
  const analytics = fact.analytics.map(
    (analytic): SearchRecord => ({
      ...own,
      kind: 'analytic',
      id: analytic,
      others: [],
      parent,
    }),
  );
  return [own, ...analytics];
}

function otherNames(fact: ObjectDocument['fact']): OtherName[] {
  const aliases = 'aliases' in fact ? fact.aliases.map((text): OtherName => ({ text, type: 'alias' })) : [];
  if (fact.kind !== 'actor') return aliases;
  const vendorNames = fact.vendorNames.map(
    ({ name, vendor }): OtherName => ({ text: name, type: 'vendor', ...(vendor !== undefined && { vendor }) }),
  );
  return [...aliases, ...vendorNames];
}
