import { csvInventory, csvReport } from './export-csv';
import type { ExportFacts } from './export-facts';
import { jsonInventory } from './export-inventory';
import { markdownInventory, markdownReport } from './export-markdown';
import { type Layer, navigatorInventory, navigatorReport } from './export-navigator';
import { stixInventory, stixReport } from './export-stix';
import type { Inventory, Snapshot } from './findings';
import { writeNotesFile } from './notes-file';

/** The forms that an investigation, or what was found on a page, can be exported in. */
export const EXPORT_FORMATS = ['markdown', 'csv', 'json', 'stix', 'navigator'] as const;
/** One of `EXPORT_FORMATS`. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a menu says of each form. */
export const FORMAT_LABELS: Record<ExportFormat, string> = {
  markdown: 'Markdown report',
  csv: 'CSV table',
  json: 'JSON (complete, can be imported)',
  stix: 'STIX 2.1 bundle',
  navigator: 'ATT&CK Navigator layer',
};

/** One file of an export. */
export interface ExportFile {
  /** `phishing-at-contoso.md`: safe on every system. */
  name: string;
  mime: string;
  /** For the clipboard as it is. */
  text: string;
}

const MIME: Record<ExportFormat, string> = {
  markdown: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  stix: 'application/stix+json;version=2.1',
  navigator: 'application/json',
};

const ENDINGS: Record<Exclude<ExportFormat, 'navigator'>, string> = {
  markdown: '.md',
  csv: '.csv',
  json: '.tidbit.json',
  stix: '.stix.json',
};

/**
 * An investigation in one form. One file, except of `navigator`: a layer is of one ATT&CK domain, so there is a file for
 * each, and none where the investigation has no technique.
 *
 * @param exportedAt written into JSON only; every other form depends on its content alone
 */
export function exportInvestigation(
  format: ExportFormat,
  snapshot: Snapshot,
  facts: ExportFacts,
  exportedAt: number,
): ExportFile[] {
  const { title } = snapshot.investigation;
  const name = fileName(title.value, 'investigation');
  switch (format) {
    case 'markdown':
      return [file(format, name, markdownReport(snapshot, facts))];
    case 'csv':
      return [file(format, name, csvReport(snapshot, facts))];
    case 'json': {
      const { investigation, notes, evidence, assessments } = snapshot;
      const records = { investigations: [investigation], notes: [...notes], evidence: [...evidence] };
      return [file(format, name, writeNotesFile({ ...records, assessments: [...assessments] }, exportedAt))];
    }
    case 'stix':
      return [file(format, name, json(stixReport(snapshot, facts)))];
    case 'navigator':
      return navigatorReport(snapshot, facts).map(layer => layerFile(name, layer));
  }
}

/** What was found on a page in one form; it needs no investigation. Files as of `exportInvestigation`. */
export function exportInventory(format: ExportFormat, inventory: Inventory, facts: ExportFacts): ExportFile[] {
  const { page } = inventory;
  const name = fileName(page.title, 'page');
  switch (format) {
    case 'markdown':
      return [file(format, name, markdownInventory(inventory, facts))];
    case 'csv':
      return [file(format, name, csvInventory(inventory, facts))];
    case 'json':
      return [{ ...file(format, name, json(jsonInventory(inventory, facts))), name: `${name}.json` }];
    case 'stix':
      return [file(format, name, json(stixInventory(inventory, facts)))];
    case 'navigator':
      return navigatorInventory(inventory, facts).map(layer => layerFile(name, layer));
  }
}

/** The name of a backup made at a time, `tidbit-notes-2026-11-24.tidbit.json`. */
export function backupName(at: number): string {
  return `tidbit-notes-${new Date(at).toISOString().slice(0, 10)}${ENDINGS.json}`;
}

function file(format: Exclude<ExportFormat, 'navigator'>, name: string, text: string): ExportFile {
  return { name: name + ENDINGS[format], mime: MIME[format], text };
}

function layerFile(name: string, layer: Layer): ExportFile {
  const domain = layer.domain.replace(/-attack$/, '');
  return { name: `${name}.${domain}.layer.json`, mime: MIME.navigator, text: json(layer) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const LONGEST_NAME = 80;

/** Letters and digits of any script, in lower case, with hyphens between: no system gives them another meaning. */
function fileName(title: string, otherwise: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return [...(words?.join('-') ?? otherwise)].slice(0, LONGEST_NAME).join('');
}
