import { link, plain } from '../attack/markdown-text';
import { webUrl } from '../attack/urls';
import { plural } from '../attack/wording';
import { type ExportFacts, factsOf, staleSentence, titleOf } from './export-facts';
import { byTime, type Finding, findingsOf, type Inventory, lastChange, pagesOf, type Snapshot } from './findings';
import { currentJudgement, type Evidence, type Judgement, type Note } from './model';
import { quoteUrl } from './quote-url';
import { isObject, type ObjectSubject, type Subject } from './subject';
import { readableTime } from './when';

/**
 * An investigation as a report in Markdown (CommonMark with tables): the techniques at a glance, then every object with
 * its judgement and quotes, the notes, and the pages they came from.
 */
export function markdownReport(snapshot: Snapshot, facts: ExportFacts): string {
  const { investigation, evidence, notes } = snapshot;
  const findings = findingsOf(snapshot, facts);
  const techniques = findings.filter(({ object }) => object.kind === 'technique');
  const others = findings.filter(({ object }) => object.kind !== 'technique');
  const pages = pagesOf(snapshot);
  const tags = investigation.tags.value.map(plain).join(', ');
  const head = [
    investigation.state.value === 'open' ? 'Open' : 'Closed',
    plural(techniques.length, 'technique'),
    plural(evidence.length, 'quote'),
    plural(notes.length, 'note'),
    ...(tags === '' ? [] : [`tags: ${tags}`]),
  ];
  return document([
    `# ${plain(investigation.title.value) || 'Untitled investigation'}`,
    `${head.join(' · ')}  \nBegun ${readableTime(investigation.createdAt)}, last changed ${readableTime(lastChange(snapshot))}`,
    ...section('Techniques', techniques.length > 0 ? [techniqueTable(techniques, facts)] : []),
    ...section(
      'Evidence by technique',
      techniques.filter(hasDetail).flatMap(finding => findingBlocks(finding, facts)),
    ),
    ...section(
      'Actors, software and others',
      others.filter(hasDetail).flatMap(finding => findingBlocks(finding, facts)),
    ),
    ...section(
      'Notes',
      byTime(notes, ({ createdAt }) => createdAt).flatMap(note => noteBlocks(note, facts)),
    ),
    ...section(
      'Pages',
      pages.length > 0 ? [pages.map(({ title, url }) => `- ${link(title || url, url)}`).join('\n')] : [],
    ),
    foot(facts),
  ]);
}

/** What was found on one page, in Markdown. */
export function markdownInventory({ page, at, mentions }: Inventory, facts: ExportFacts): string {
  const rows = mentions.map(({ count, sentence, ...object }) => [
    objectLink(object, facts),
    tactics(object, facts),
    String(count),
    cell(sentence),
  ]);
  const stale = mentions.flatMap(mention => staleSentence(facts, mention) ?? []);
  return document([
    `# ATT&CK on ${link(page.title || page.url, page.url)}`,
    `${plural(mentions.length, 'object')}, read ${readableTime(at)}`,
    ...(rows.length > 0 ? [table(['Object', 'Tactics', 'Mentions', 'First mention'], rows)] : []),
    ...stale.map(sentence => `> ${plain(sentence)}`),
    foot(facts),
  ]);
}

/** What only has notes stands in the section of notes. */
function hasDetail({ evidence, assessment, facts }: Finding): boolean {
  return evidence.length > 0 || assessment !== undefined || (facts !== undefined && facts.status !== 'active');
}

function techniqueTable(techniques: readonly Finding[], facts: ExportFacts): string {
  return table(
    ['Technique', 'Tactics', 'Status', 'Confidence', 'Quotes', 'Notes'],
    techniques.map(({ object, assessment, evidence, notes }) => {
      const judgement = assessment && currentJudgement(assessment);
      return [
        objectLink(object, facts),
        tactics(object, facts),
        judgement ? STATUS_WORDS[judgement.status] : '',
        judgement?.confidence ?? '',
        String(evidence.length),
        String(notes.length),
      ];
    }),
  );
}

const STATUS_WORDS = { suspected: 'suspected', confirmed: 'confirmed', 'ruled-out': 'ruled out' } as const;

function findingBlocks(finding: Finding, facts: ExportFacts): string[] {
  const { object, assessment, evidence } = finding;
  const stale = staleSentence(facts, object);
  return [
    `### ${objectLink(object, facts)}`,
    ...(stale === null ? [] : [plain(stale)]),
    ...(assessment ? [historyList(assessment.history)] : []),
    ...evidence.flatMap(quoteBlocks),
  ];
}

/** The judgements, the one that holds first. */
function historyList(history: readonly Judgement[]): string {
  return [...history]
    .reverse()
    .map(({ status, confidence, by, at }, index) => {
      const words = status === null ? 'taken back' : `${STATUS_WORDS[status]}, ${confidence} confidence`;
      const who = by === '' ? '' : ` by ${plain(by)}`;
      return `- ${index === 0 ? `**${words}**` : `before: ${words}`}${who}, ${readableTime(at)}`;
    })
    .join('\n');
}

function quoteBlocks(evidence: Evidence): string[] {
  const { page, quote, capturedAt, comment } = evidence;
  const source = link(page.title || page.url, quoteUrl(evidence) ?? undefined);
  const where = webUrl(page.url) === null ? `${source} (${plain(page.url)})` : source;
  return [
    `> ${plain(quote)}\n>\n> — ${where}, ${readableTime(capturedAt)}`,
    ...(comment.value.trim() === '' ? [] : [plain(comment.value)]),
  ];
}

/** A list item holds whatever the user's Markdown leaves open: a fence or a comment ends with the item. */
function noteBlocks({ createdAt, about, body }: Note, facts: ExportFacts): string[] {
  const subjects = about.value.map(subject => subjectLink(subject, facts)).join(', ');
  const head = `- **${readableTime(createdAt)}**${subjects === '' ? '' : ` on ${subjects}`}`;
  const text = body.text.trim();
  return [text === '' ? head : `${head}\n\n${text.replace(/^(?=.*\S)/gm, '  ')}`];
}

function subjectLink(subject: Subject, facts: ExportFacts): string {
  return isObject(subject) ? objectLink(subject, facts) : link(subject.title || subject.url, subject.url);
}

function objectLink(object: ObjectSubject, facts: ExportFacts): string {
  return link(titleOf(facts, object), factsOf(facts, object)?.url);
}

function tactics(object: ObjectSubject, facts: ExportFacts): string {
  const names = factsOf(facts, object)?.tactics.map(({ name }) => name) ?? [];
  return cell([...new Set(names)].join(', '));
}

function section(heading: string, blocks: readonly string[]): string[] {
  return blocks.length > 0 ? [`## ${heading}`, ...blocks] : [];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A cell ends at a bar, whatever it stands in. */
function cell(text: string): string {
  return plain(text).replaceAll('|', '\\|');
}

function foot({ attack, notices }: ExportFacts): string {
  return `---\n\n${[`ATT&CK ${attack} · written by Tidbit`, ...notices].map(plain).join('  \n')}`;
}

function document(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
