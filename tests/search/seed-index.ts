import { recordSteps, type SearchRecord } from '../../lib/search/record';
import { indexSteps, type SearchIndex } from '../../lib/search/search-index';
import { finish } from '../../lib/search/steps';
import { currentPack } from '../../seeds/pack-plugin';
import { contents } from '../fixtures/pack-files';

/** The records and the index of the real seeds. */
export function seedIndex(): { records: SearchRecord[]; index: SearchIndex } {
  const { objects, techniques } = contents(currentPack().pack);
  const records = finish(recordSteps([...objects.values(), ...techniques.values()]));
  return { records, index: finish(indexSteps(records)) };
}
