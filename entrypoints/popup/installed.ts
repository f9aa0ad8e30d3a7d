import { kindOfId } from '../../lib/attack/kinds';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { objectView } from '../../lib/knowledge/object-queries';
import { release, techniqueView } from '../../lib/knowledge/queries';
import { searchIndex } from '../../lib/knowledge/search-index';
import type { InstalledIndex } from '../../lib/knowledge/stored-index';
import type { View } from '../../lib/knowledge/view';

/** What the popup reads of the knowledge database. A module of its own, to be loaded when the popup can be used. */
const db = new KnowledgeDatabase();

/** The index of what is installed, built if need be; null before the first sync. Rejects with an `AppError`. */
export async function installedIndex(): Promise<InstalledIndex | null> {
  const [index, info] = await Promise.all([searchIndex(db), release(db)]);
  return index && info && { index, attack: info.attack };
}

/** Everything a card shows of an id; null if it was never published. Rejects with an `AppError`. */
export async function viewOf(id: string, reports: number | 'all'): Promise<View | null> {
  const kind = kindOfId(id);
  if (kind === null) return null;
  return kind === 'technique' ? techniqueView(db, id, { reports }) : objectView(db, kind, id, { reports });
}
