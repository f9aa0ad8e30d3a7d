import { recordsOf, type SearchRecord } from '../../lib/search/record';
import { buildIndex, type SearchIndex } from '../../lib/search/search-index';
import { currentPack } from '../../seeds/pack-plugin';
import { contents } from '../fixtures/pack-files';

/** The records and the index of the real seeds. */
export function seedIndex(): { records: SearchRecord[]; index: SearchIndex } {
  const { objects, techniques } = contents(currentPack().pack);
  const records = recordsOf([...objects.values(), ...techniques.values()]);
  return { records, index: buildIndex(records) };
}
