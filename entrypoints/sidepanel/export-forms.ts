import type { ExportForm } from '../../components/ExportMenu';
import { AppError } from '../../lib/attack/app-error';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { exportFacts } from '../../lib/knowledge/export-facts';
import { recordsOfInvestigation } from '../../lib/notes/copy';
import type { NotesDatabase } from '../../lib/notes/database';
import type { ExportFacts } from '../../lib/notes/export-facts';
import { EXPORT_FORMATS, exportInventory, exportInvestigation, FORMAT_LABELS } from '../../lib/notes/exports';
import { type Inventory, objectsToLookUp, type Snapshot, snapshotOf } from '../../lib/notes/findings';

/** Every form of what a page mentions. */
export async function formsOfPage(knowledge: KnowledgeDatabase, inventory: Inventory): Promise<ExportForm[]> {
  const facts = await factsFor(knowledge, inventory);
  return EXPORT_FORMATS.map(format => ({
    label: format === 'json' ? 'JSON' : FORMAT_LABELS[format],
    files: exportInventory(format, inventory, facts),
  }));
}

/** Every form of an investigation. Throws `AppError` `notes-gone` where there is none of this id. */
export async function formsOfInvestigation(
  knowledge: KnowledgeDatabase,
  db: NotesDatabase,
  id: string,
  now: number,
): Promise<ExportForm[]> {
  const copy = await recordsOfInvestigation(db, id);
  const snapshot = copy && snapshotOf(copy.records);
  if (!snapshot) throw new AppError('notes-gone', 'This investigation was deleted. Restore it to export it.');
  const facts = await factsFor(knowledge, snapshot);
  return EXPORT_FORMATS.map(format => ({
    label: FORMAT_LABELS[format],
    files: exportInvestigation(format, snapshot, facts, now),
  }));
}

async function factsFor(knowledge: KnowledgeDatabase, subject: Snapshot | Inventory): Promise<ExportFacts> {
  const facts = await exportFacts(knowledge, objectsToLookUp(subject));
  if (facts) return facts;
  throw new AppError('bad-pack', 'The ATT&CK knowledge is not ready yet. Try again in a moment.');
}
