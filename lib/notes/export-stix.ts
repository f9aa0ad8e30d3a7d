import { parentOf } from '../attack/kinds';
import { type ExportFacts, staleSentence } from './export-facts';
import { byTime, type Inventory, lastChange, objectsToLookUp, type Snapshot } from './findings';
import { type Assessment, assessmentKey, type Confidence, currentJudgement, type Evidence, type Note } from './model';
import { quoteUrl } from './quote-url';
import {
  attackObject,
  common,
  pageReference,
  relationship,
  type StixObject,
  stixId,
  successorSubject,
  TIDBIT_ID,
  type Times,
  tidbitIdentity,
} from './stix-objects';
import { isObject, isPage, type ObjectSubject, pageKey, subjectKey } from './subject';

/** A STIX 2.1 bundle. */
export interface Bundle {
  type: 'bundle';
  id: string;
  objects: StixObject[];
}

/** The middle of each range of the Low/Medium/High scale (STIX 2.1, appendix A). */
const CONFIDENCE: Record<Confidence, number> = { low: 15, medium: 50, high: 85 };

/** The ATT&CK objects of a bundle, by `subjectKey`, with the relations between them. */
interface Knowledge {
  objects: Map<string, StixObject>;
  relations: StixObject[];
}

/**
 * An investigation as a bundle: the report, its ATT&CK objects, and a note for every quote, every note and every
 * judgement that holds. A technique that was ruled out stands in its note, not among what the report is about.
 */
export function stixReport(snapshot: Snapshot, facts: ExportFacts): Bundle {
  const { investigation, notes, evidence, assessments } = snapshot;
  const times = { created: investigation.createdAt, modified: lastChange(snapshot) };
  const knowledge = knowledgeOf(objectsToLookUp(snapshot), facts);
  const reportId = stixId('report', investigation.id);
  const ruledOut = new Set(
    assessments
      .filter(assessment => currentJudgement(assessment)?.status === 'ruled-out')
      .map(({ technique }) => subjectKey({ kind: 'technique', id: technique })),
  );
  const stixNotes = [
    ...byTime(evidence, ({ capturedAt }) => capturedAt).map(one => evidenceNote(one, knowledge, reportId)),
    ...byTime(notes, ({ createdAt }) => createdAt).flatMap(note => userNote(note, knowledge, reportId)),
    ...assessments.flatMap(assessment => judgementNote(assessment, facts, knowledge, reportId)),
  ];
  const title = investigation.title.value.trim() || 'Untitled investigation';
  return bundle({
    name: investigation.id,
    title,
    times,
    labels: investigation.tags.value.filter(tag => tag.trim() !== ''),
    description: `Investigation notes, ATT&CK ${facts.attack}.`,
    knowledge,
    notes: stixNotes,
    isAbout: key => !ruledOut.has(key),
  });
}

/** What was found on one page, as a bundle: a report with the page as its reference, and a note for each sentence. */
export function stixInventory(inventory: Inventory, facts: ExportFacts): Bundle {
  const { page, at, mentions } = inventory;
  const times = { created: at, modified: at };
  const knowledge = knowledgeOf(objectsToLookUp(inventory), facts);
  const name = `${pageKey(page.url)} ${at}`;
  const notes = mentions.flatMap(({ sentence, count, ...object }): StixObject[] => {
    if (sentence.trim() === '') return [];
    return [
      {
        ...common('note', `mention ${name} ${subjectKey(object)}`, times),
        created_by_ref: TIDBIT_ID,
        abstract: count === 1 ? 'The only mention' : `First of ${count} mentions`,
        content: sentence,
        object_refs: refs([object], knowledge, stixId('report', name)),
        external_references: [pageReference(page, null)],
      },
    ];
  });
  return bundle({
    name,
    title: page.title.trim() || page.url,
    times,
    labels: [],
    description: `ATT&CK ${facts.attack} objects that the page names.`,
    references: [pageReference(page, null)],
    knowledge,
    notes,
    isAbout: () => true,
  });
}

interface BundleParts {
  /** What identifies the report. */
  name: string;
  title: string;
  times: Times;
  labels: readonly string[];
  description: string;
  references?: Record<string, string>[];
  knowledge: Knowledge;
  notes: StixObject[];
  /** Whether the report is about an object. */
  isAbout: (key: string) => boolean;
}

function bundle(parts: BundleParts): Bundle {
  const { name, title, times, labels, description, references = [], knowledge, notes, isAbout } = parts;
  const about = [...knowledge.objects].filter(([key]) => isAbout(key)).map(([, { id }]) => id);
  const identity = tidbitIdentity();
  const report = {
    ...common('report', name, times),
    created_by_ref: TIDBIT_ID,
    name: title,
    description,
    report_types: ['attack-pattern'],
    published: common('report', name, times).modified,
    // A report without any content is still about something: who wrote it.
    object_refs: [...about, ...notes.map(({ id }) => id), ...knowledge.relations.map(({ id }) => id), identity.id],
    ...(labels.length > 0 && { labels: [...labels] }),
    ...(references.length > 0 && { external_references: references }),
  };
  return {
    type: 'bundle',
    id: stixId('bundle', `${name} ${times.modified}`),
    objects: [identity, report, ...knowledge.objects.values(), ...knowledge.relations, ...notes],
  };
}

/** The objects in STIX, with successors of revoked ones and techniques of sub-techniques where both are there. */
function knowledgeOf(subjects: readonly ObjectSubject[], facts: ExportFacts): Knowledge {
  const objects = new Map<string, StixObject>();
  const add = (subject: ObjectSubject) => {
    const object = attackObject(subject, facts);
    if (object) objects.set(subjectKey(subject), object);
  };
  for (const subject of subjects) {
    add(subject);
    const successor = successorSubject(subject, facts);
    if (successor) add(successor);
  }
  const relate = (type: string, subject: ObjectSubject, other: ObjectSubject | null): StixObject[] => {
    const source = objects.get(subjectKey(subject));
    const target = other && objects.get(subjectKey(other));
    return source && target ? [relationship(type, source, target)] : [];
  };
  const relations = subjects.flatMap(subject => {
    const parent = subject.kind === 'technique' ? parentOf(subject.id) : null;
    return [
      ...relate('revoked-by', subject, successorSubject(subject, facts)),
      ...relate('subtechnique-of', subject, parent === null ? null : { kind: 'technique', id: parent }),
    ];
  });
  return { objects, relations };
}

/** The ids that a note refers to: those of its objects that STIX knows, else the report. */
function refs(objects: readonly ObjectSubject[], { objects: known }: Knowledge, reportId: string): string[] {
  const ids = objects.flatMap(object => known.get(subjectKey(object))?.id ?? []);
  return ids.length > 0 ? [...new Set(ids)] : [reportId];
}

function evidenceNote(evidence: Evidence, knowledge: Knowledge, reportId: string): StixObject {
  const { id, object, quote, page, capturedAt, comment } = evidence;
  return {
    ...common('note', `evidence ${id}`, { created: capturedAt, modified: Math.max(capturedAt, comment.at) }),
    created_by_ref: TIDBIT_ID,
    abstract: `Evidence for ${object.id}`,
    content: [quote, comment.value.trim()].filter(Boolean).join('\n\n') || page.url,
    object_refs: refs([object], knowledge, reportId),
    labels: ['evidence'],
    external_references: [pageReference(page, quoteUrl(evidence))],
  };
}

/** Empty for an empty note: STIX wants content. */
function userNote({ id, createdAt, about, body }: Note, knowledge: Knowledge, reportId: string): StixObject[] {
  if (body.text.trim() === '') return [];
  const pages = about.value.filter(isPage);
  return [
    {
      ...common('note', `note ${id}`, { created: createdAt, modified: Math.max(body.at, about.at) }),
      created_by_ref: TIDBIT_ID,
      content: body.text,
      object_refs: refs(about.value.filter(isObject), knowledge, reportId),
      ...(pages.length > 0 && { external_references: pages.map(page => pageReference(page, null)) }),
    },
  ];
}

function judgementNote(
  assessment: Assessment,
  facts: ExportFacts,
  knowledge: Knowledge,
  reportId: string,
): StixObject[] {
  const judgement = currentJudgement(assessment);
  if (!judgement) return [];
  const { status, confidence, by, at } = judgement;
  const object: ObjectSubject = { kind: 'technique', id: assessment.technique };
  const words = `${assessment.technique} is ${status === 'ruled-out' ? 'ruled out' : status}, ${confidence} confidence.`;
  return [
    {
      ...common('note', `assessment ${assessmentKey(assessment)}`, {
        created: assessment.history[0]?.at ?? at,
        modified: at,
      }),
      created_by_ref: TIDBIT_ID,
      abstract: 'Assessment',
      content: [words, staleSentence(facts, object)].filter(Boolean).join(' '),
      object_refs: refs([object], knowledge, reportId),
      labels: ['assessment', status],
      confidence: CONFIDENCE[confidence],
      ...(by.trim() !== '' && { authors: [by] }),
    },
  ];
}
