import type { Author } from './author';
import { addEvidence, evidenceOnPage, type NewEvidence } from './evidence-store';
import {
  createInvestigation,
  currentInvestigation,
  listInvestigations,
  setCurrentInvestigation,
} from './investigations';
import type { Evidence, Investigation } from './model';
import { subjectKey } from './subject';

/** Where things go that are kept while no investigation is current: nothing read in passing may be lost for want of one. */
export const UNSORTED = 'Unsorted';

/** More quotes of one page are not looked through for a double. */
const MOST_ON_A_PAGE = 1_000;
const MOST_OF_A_NAME = 20;

/**
 * The current investigation. Where there is none, an open one called "Unsorted" becomes it, made if need be.
 *
 * @throws AppError as the commands of investigations
 */
export async function investigationToKeepIn(author: Author): Promise<Investigation> {
  const current = await currentInvestigation(author.db);
  if (current) return current;
  const span = { offset: 0, limit: MOST_OF_A_NAME };
  const { items } = await listInvestigations(author.db, { state: 'open', search: UNSORTED }, span);
  const unsorted = items.find(({ title }) => title.value === UNSORTED);
  if (!unsorted) return createInvestigation(author, { title: UNSORTED });
  await setCurrentInvestigation(author, unsorted.id);
  return unsorted;
}

/** What became of a quote: kept now, or there already. */
export interface Kept {
  evidence: Evidence;
  isNew: boolean;
}

/**
 * Keeps a quote in the current investigation. The same quote of the same page for the same object is kept once.
 *
 * @throws AppError as the commands of evidence and investigations
 */
export async function keepEvidence(author: Author, captured: Omit<NewEvidence, 'investigation'>): Promise<Kept> {
  const { id: investigation } = await investigationToKeepIn(author);
  const { items } = await evidenceOnPage(author.db, captured.page.url, { offset: 0, limit: MOST_ON_A_PAGE });
  const known = items.find(
    one =>
      one.investigation === investigation &&
      one.quote === captured.quote &&
      one.prefix === captured.prefix &&
      subjectKey(one.object) === subjectKey(captured.object),
  );
  if (known) return { evidence: known, isNew: false };
  return { evidence: await addEvidence(author, { ...captured, investigation }), isNew: true };
}
