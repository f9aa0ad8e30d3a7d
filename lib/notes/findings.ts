import { KINDS, objectKey } from '../attack/kinds';
import { domainOrder, type ExportFacts, factsOf, type ObjectFacts, tacticOrder } from './export-facts';
import { type Assessment, currentJudgement, type Evidence, type Investigation, type Note, type Records } from './model';
import { isObject, isPage, type ObjectSubject, type PageSubject, pageKey, subjectKey } from './subject';

/** An investigation with what belongs to it and is not deleted: what every export starts from. */
export interface Snapshot {
  investigation: Investigation;
  notes: readonly Note[];
  evidence: readonly Evidence[];
  assessments: readonly Assessment[];
}

/** The snapshot of what `recordsOfInvestigation` gave; undefined if that is no one investigation. */
export function snapshotOf({ investigations, notes, evidence, assessments }: Records): Snapshot | undefined {
  const [investigation] = investigations;
  return investigation && { investigation, notes, evidence, assessments };
}

/** What was found on one page: its objects in page order. It needs no investigation. */
export interface Inventory {
  page: PageSubject;
  /** When the page was read. */
  at: number;
  mentions: readonly InventoryEntry[];
}

/** One object that a page names. */
export interface InventoryEntry {
  kind: ObjectSubject['kind'];
  id: string;
  /** How often the page names it. */
  count: number;
  /** The sentence of its first mention. */
  sentence: string;
}

/** One object with everything an investigation says of it. */
export interface Finding {
  object: ObjectSubject;
  facts: ObjectFacts | undefined;
  /** Oldest first. */
  evidence: Evidence[];
  /** Oldest first. */
  notes: Note[];
  assessment: Assessment | undefined;
}

/** The objects that exports of a snapshot or an inventory need facts of, each once. Their successors are needed too. */
export function objectsToLookUp(subject: Snapshot | Inventory): ObjectSubject[] {
  const objects =
    'mentions' in subject
      ? subject.mentions.map(({ kind, id }) => ({ kind, id }))
      : [
          ...subject.evidence.map(({ object }) => object),
          ...subject.notes.flatMap(({ about }) => about.value.filter(isObject)),
          ...subject.assessments
            .filter(assessment => currentJudgement(assessment) !== null)
            .map(({ technique }) => ({ kind: 'technique' as const, id: technique })),
        ];
  return [...new Map(objects.map(object => [subjectKey(object), object])).values()];
}

/** Everything by object: by kind, techniques by domain and the course of an intrusion, then by id. */
export function findingsOf(snapshot: Snapshot, facts: ExportFacts): Finding[] {
  const findings = new Map<string, Finding>();
  for (const object of objectsToLookUp(snapshot)) {
    const known = factsOf(facts, object);
    findings.set(subjectKey(object), { object, facts: known, evidence: [], notes: [], assessment: undefined });
  }
  for (const evidence of byTime(snapshot.evidence, ({ capturedAt }) => capturedAt)) {
    findings.get(subjectKey(evidence.object))?.evidence.push(evidence);
  }
  for (const note of byTime(snapshot.notes, ({ createdAt }) => createdAt)) {
    const keys = new Set(note.about.value.map(subjectKey));
    for (const key of keys) findings.get(key)?.notes.push(note);
  }
  for (const assessment of snapshot.assessments) {
    const finding = findings.get(objectKey('technique', assessment.technique));
    if (finding && currentJudgement(assessment)) finding.assessment = assessment;
  }
  return [...findings.values()].sort(inReportOrder);
}

/** In order of time, then of id: the same on every copy. */
export function byTime<Value extends { id: string }>(values: readonly Value[], at: (value: Value) => number): Value[] {
  return [...values].sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));
}

/** The pages that were quoted or written about, each once, in order of address. */
export function pagesOf({ evidence, notes }: Snapshot): PageSubject[] {
  const pages = [...evidence.map(({ page }) => page), ...notes.flatMap(({ about }) => about.value.filter(isPage))];
  const byKey = new Map(
    pages.map(page => [pageKey(page.url), { ...page, url: pageKey(page.url).slice('page:'.length) }]),
  );
  return [...byKey]
    .map(([key, { title }]) => ({ title, url: key.slice('page:'.length) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** Time of the last change of anything in a snapshot. */
export function lastChange({ investigation, notes, evidence, assessments }: Snapshot): number {
  return Math.max(
    ...[investigation.title, investigation.tags, investigation.state, investigation.deleted].map(({ at }) => at),
    ...notes.flatMap(({ about, body, deleted }) => [about.at, body.at, deleted.at]),
    ...evidence.flatMap(({ capturedAt, comment, deleted }) => [capturedAt, comment.at, deleted.at]),
    ...assessments.map(assessment => assessment.history.at(-1)?.at ?? 0),
  );
}

function inReportOrder(a: Finding, b: Finding): number {
  return (
    KINDS.indexOf(a.object.kind) - KINDS.indexOf(b.object.kind) ||
    domainOrder(a.facts) - domainOrder(b.facts) ||
    tacticOrder(a.facts) - tacticOrder(b.facts) ||
    (a.object.id < b.object.id ? -1 : 1)
  );
}
