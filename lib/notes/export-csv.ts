import Papa from 'papaparse';
import { type ExportFacts, factsOf, successorOf, titleOf } from './export-facts';
import { byTime, findingsOf, type Inventory, type Snapshot } from './findings';
import { currentJudgement } from './model';
import { quoteUrl } from './quote-url';
import { isPage, type ObjectSubject } from './subject';
import { isoTime } from './when';

/**
 * Tables for spreadsheets: RFC 4180 with a head line. A cell that a spreadsheet would run as a formula begins with an
 * apostrophe instead, also where blanks, line ends or a full-width sign stand before it.
 */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;

const REPORT_COLUMNS = [
  'record',
  'investigation',
  'kind',
  'id',
  'name',
  'successor',
  'tactics',
  'status',
  'confidence',
  'by',
  'quote',
  'text',
  'page_title',
  'page_url',
  'time',
] as const;

type ReportRow = Partial<Record<(typeof REPORT_COLUMNS)[number], string>>;

/**
 * An investigation as one table: a line for every quote, every judgement that holds, and every note, once for each
 * object it is about. `text` is the comment on a quote or the body of a note.
 */
export function csvReport(snapshot: Snapshot, facts: ExportFacts): string {
  const investigation = snapshot.investigation.title.value;
  const rows: ReportRow[] = [];
  for (const finding of findingsOf(snapshot, facts)) {
    const judgement = finding.assessment && currentJudgement(finding.assessment);
    const common: ReportRow = {
      ...objectCells(finding.object, facts),
      ...(judgement && { status: judgement.status, confidence: judgement.confidence }),
    };
    if (judgement) rows.push({ ...common, record: 'assessment', by: judgement.by, time: isoTime(judgement.at) });
    for (const evidence of finding.evidence) {
      const { page, quote, comment, capturedAt } = evidence;
      rows.push({
        ...common,
        record: 'evidence',
        quote,
        text: comment.value,
        page_title: page.title,
        page_url: quoteUrl(evidence) ?? page.url,
        time: isoTime(capturedAt),
      });
    }
    for (const note of finding.notes) rows.push({ ...common, ...noteCells(note) });
  }
  const unattached = snapshot.notes.filter(({ about }) => about.value.every(isPage));
  for (const note of byTime(unattached, ({ createdAt }) => createdAt)) rows.push(noteCells(note));
  return csv(
    REPORT_COLUMNS,
    rows.map(row => ({ ...row, investigation })),
  );
}

function noteCells({ about, body, createdAt }: Snapshot['notes'][number]): ReportRow {
  const page = about.value.find(isPage);
  return {
    record: 'note',
    text: body.text,
    ...(page && { page_title: page.title, page_url: page.url }),
    time: isoTime(createdAt),
  };
}

const INVENTORY_COLUMNS = [
  'kind',
  'id',
  'name',
  'successor',
  'tactics',
  'count',
  'sentence',
  'page_title',
  'page_url',
  'time',
] as const;

/** What was found on one page, as a table. */
export function csvInventory({ page, at, mentions }: Inventory, facts: ExportFacts): string {
  return csv(
    INVENTORY_COLUMNS,
    mentions.map(({ count, sentence, ...object }) => ({
      ...objectCells(object, facts),
      count: String(count),
      sentence,
      page_title: page.title,
      page_url: page.url,
      time: isoTime(at),
    })),
  );
}

function objectCells(object: ObjectSubject, facts: ExportFacts) {
  const known = factsOf(facts, object);
  const successor = successorOf(facts, object);
  return {
    kind: object.kind,
    id: object.id,
    name: known?.name ?? '',
    successor: successor ? titleOf(facts, successor) : '',
    tactics: [...new Set(known?.tactics.map(({ name }) => name))].join('; '),
  };
}

function csv<Column extends string>(columns: readonly Column[], rows: readonly Partial<Record<Column, string>>[]) {
  const data = rows.map(row => columns.map(column => row[column] ?? ''));
  return `${Papa.unparse({ fields: [...columns], data }, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}
