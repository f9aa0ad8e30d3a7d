import { z } from 'zod';
import { ID_PATTERNS, KINDS, type Kind, type ObjectKey } from './kinds';

/**
 * The records of `seeds/facts/*.ndjson`: ids, names, dates, URLs and relations, one JSON object a line.
 * Facts only: no description or other sentence of anybody stands in them.
 */

/** The ATT&CK matrices. An object of several is one record. */
export const domainSchema = z.enum(['enterprise', 'mobile', 'ics']);

/** One of the three ATT&CK matrices. */
export type Domain = z.infer<typeof domainSchema>;

/** `active`, `revoked` (replaced by `successor`) or `deprecated` (withdrawn without one). */
export const statusSchema = z.enum(['active', 'revoked', 'deprecated']);

/** Whether an object is in use, replaced or withdrawn. */
export type Status = z.infer<typeof statusSchema>;

/** A day, `2020-07-31`. */
export const daySchema = z.iso.date();

/** A date as far as a citation gives it: `2020`, `2020-07` or `2020-07-31`. */
export const partialDateSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);

/** Number of a report in `reports.ndjson`; a report keeps its number for ever. */
export const reportNumberSchema = z.int().positive();

/** An address that may become a link: `javascript:` and the like never enter the knowledge. */
const webAddress = z.url({ protocol: /^https?$/ });

const common = {
  id: z.string(),
  name: z.string().min(1),
  domains: z.array(domainSchema).min(1),
  status: statusSchema,
  /** Id (same kind) that the object was revoked by, one step; the chain is followed when the pack is built. */
  successor: z.string().optional(),
  /** Day on which the revocation was recorded; absent where the release does not say. */
  revokedOn: daySchema.optional(),
  created: daySchema,
  modified: daySchema,
  /** MITRE's version of the object, `1.8`. */
  version: z.string(),
  /** Its page on attack.mitre.org. */
  url: webAddress,
  /** The object's own identifier in STIX, which other tools know it by: `attack-pattern--` and a UUID. */
  stixId: z.string().regex(/^[a-z-]+--[\w.-]+$/),
};

/** Reports that the object itself cites, whatever for. */
const references = z.array(reportNumberSchema);

const idOf = (kind: Kind) => z.string().regex(ID_PATTERNS[kind]);

/** A technique or sub-technique of any domain. */
export const techniqueFactSchema = z.strictObject({
  ...common,
  kind: z.literal('technique'),
  id: idOf('technique'),
  /** Tactic ids in matrix order. Empty on some revoked mobile techniques. */
  tactics: z.array(idOf('tactic')),
  /** Empty where MITRE says nothing or the word "None" (ICS). */
  platforms: z.array(z.string()),
  parent: idOf('technique').optional(),
  references,
});

/**
 * What a tactic was called before. Known as far back as ATT&CK 18.1: older releases are not among the sources.
 * `until` is the month in which `release`, the first with the present name, came out.
 */
export const formerNameSchema = z.strictObject({
  name: z.string().min(1),
  shortname: z.string(),
  release: z.string(),
  until: partialDateSchema,
});
/** A parsed `formerNameSchema`. */
export type FormerName = z.infer<typeof formerNameSchema>;

/** A tactic: a column of its domain’s matrix. */
export const tacticFactSchema = z.strictObject({
  ...common,
  kind: z.literal('tactic'),
  id: idOf('tactic'),
  /** `initial-access`; repeats across domains. */
  shortname: z.string(),
  /** Column in its domain's matrix from 0; absent on a deprecated tactic. */
  column: z.int().nonnegative().optional(),
  formerName: formerNameSchema.optional(),
});

/** Basis on which a name or country is linked to an actor, in the words of the alias table (`explicit`, `name match`). */
const basis = z.enum(['explicit', 'name match']);

/** A group of ATT&CK, with what others call it and which country they name. */
export const actorFactSchema = z.strictObject({
  ...common,
  kind: z.literal('actor'),
  id: idOf('actor'),
  /** ATT&CK's own aliases, without the name itself. */
  aliases: z.array(z.string()),
  /** What other vendors call it, from MISP galaxy: "also known as", never attribution. */
  vendorNames: z.array(z.strictObject({ name: z.string(), vendor: z.string().optional(), basis })),
  /** ISO 3166 alpha-2, from MISP galaxy; ATT&CK states none. Two mean that the clusters disagree. */
  countries: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]{2}$/), basis })),
  references,
});

/** Malware or a tool. */
export const softwareFactSchema = z.strictObject({
  ...common,
  kind: z.literal('software'),
  id: idOf('software'),
  type: z.enum(['malware', 'tool']),
  aliases: z.array(z.string()),
  platforms: z.array(z.string()),
  references,
});

/** A campaign: activity of a limited time, whoever is behind it. */
export const campaignFactSchema = z.strictObject({
  ...common,
  kind: z.literal('campaign'),
  id: idOf('campaign'),
  aliases: z.array(z.string()),
  firstSeen: daySchema.optional(),
  lastSeen: daySchema.optional(),
  references,
});

/** A mitigation; the deprecated ones of early releases have a technique’s id. */
export const mitigationFactSchema = z.strictObject({
  ...common,
  kind: z.literal('mitigation'),
  id: idOf('mitigation'),
  references,
});

/** A detection strategy, with the analytics that carry it out. */
export const strategyFactSchema = z.strictObject({
  ...common,
  kind: z.literal('detection-strategy'),
  id: idOf('detection-strategy'),
  analytics: z.array(idOf('analytic')),
});

/** An analytic: which logs of which platforms show a behaviour. */
export const analyticFactSchema = z.strictObject({
  ...common,
  kind: z.literal('analytic'),
  id: idOf('analytic'),
  platforms: z.array(z.string()),
  /** `name` is the log (`WinEventLog:Sysmon`), `channel` the event in it (`EventCode=1`). */
  logSources: z.array(z.strictObject({ component: idOf('data-component'), name: z.string(), channel: z.string() })),
});

/** A data component, with the logs that it is found in. */
export const componentFactSchema = z.strictObject({
  ...common,
  kind: z.literal('data-component'),
  id: idOf('data-component'),
  logSources: z.array(z.strictObject({ name: z.string(), channel: z.string() })),
});

/** Withdrawn as a whole in v18; kept because pages still name them. */
export const dataSourceFactSchema = z.strictObject({
  ...common,
  kind: z.literal('data-source'),
  id: idOf('data-source'),
});

/** An asset of the ICS domain: what an intruder is after. */
export const assetFactSchema = z.strictObject({ ...common, kind: z.literal('asset'), id: idOf('asset') });

/** Any ATT&CK object as a fact. */
export const objectFactSchema = z.discriminatedUnion('kind', [
  techniqueFactSchema,
  tacticFactSchema,
  actorFactSchema,
  softwareFactSchema,
  campaignFactSchema,
  mitigationFactSchema,
  strategyFactSchema,
  analyticFactSchema,
  componentFactSchema,
  dataSourceFactSchema,
  assetFactSchema,
]);

/** A fact about an object of any kind; `kind` tells which. */
export type ObjectFact = z.infer<typeof objectFactSchema>;

/** The fact of one kind of object. */
export type FactOf<K extends Kind> = Extract<ObjectFact, { kind: K }>;

/** A cited publication: one record per URL, or per citation where there is no URL. */
export const reportFactSchema = z.strictObject({
  number: reportNumberSchema,
  title: z.string().min(1),
  /** As the citation names them: people, a team or a company. Empty where it names nobody. */
  authors: z.string(),
  /**
   * Host of the URL without `www.`: the publisher that can be stated without a guess. For a copy in the Web Archive, the
   * host that it was archived from.
   */
  publisher: z.string().optional(),
  date: partialDateSchema.optional(),
  url: webAddress.optional(),
  /** `ir`: the account of one intrusion; `cti`: everything else. The rule is `reportKind` in lib/intake. */
  kind: z.enum(['cti', 'ir']),
});

/** A cited publication, as `reports.ndjson` has it. */
export type ReportFact = z.infer<typeof reportFactSchema>;

const objectKeySchema = z.string().refine((key): key is ObjectKey => {
  const [kind, id] = key.split(':');
  return KINDS.includes(kind as Kind) && id !== undefined && ID_PATTERNS[kind as Kind].test(id);
}, 'must be kind:id, such as technique:T1204');

/** One directed relation. Parent and successor are not here: they are fields of the object. */
export const relationFactSchema = z.strictObject({
  source: objectKeySchema,
  type: z.enum(['uses', 'mitigates', 'detects', 'attributed-to', 'targets']),
  target: objectKeySchema,
  /** Reports that MITRE cites for this relation, ascending. */
  reports: z.array(reportNumberSchema),
});

/** A relation between two objects, as `relations.ndjson` has it. */
export type RelationFact = z.infer<typeof relationFactSchema>;
