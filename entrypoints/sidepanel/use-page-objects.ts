import type { Chain, PageObject } from '../../components/panel-model';
import { kindOfId, objectKey } from '../../lib/attack/kinds';
import { DOMAIN_NAMES } from '../../lib/attack/wording';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { type KnownObject, knownObjects, type TacticColumn, tacticColumns } from '../../lib/knowledge/known-objects';
import { currentInvestigation } from '../../lib/notes/investigations';
import { objectMarks } from '../../lib/notes/object-marks';
import type { FrameObject } from '../../lib/page/inventory';
import type { Desk } from './desk';
import { useLive } from './use-live';

/** What a page mentions, with what is known and held of it. */
export interface PageObjects {
  objects: PageObject[];
  chains: Chain[];
  /** Ids of the techniques as they are today: a revoked one counts as what replaced it. */
  techniques: string[];
}

/** Joins what the page says with the knowledge and the current investigation. */
export function usePageObjects(
  knowledge: KnowledgeDatabase,
  found: readonly FrameObject[],
  desk: Desk | null,
): PageObjects {
  const wanted = found.flatMap(({ id }) => {
    const kind = kindOfId(id);
    return kind ? [{ kind, id }] : [];
  });
  const ids = wanted.map(({ id }) => id).join();
  const answer = useLive(
    async () => ({ known: await knownObjects(knowledge, wanted), asked: new Set(wanted.map(({ id }) => id)) }),
    [knowledge, ids],
  )?.value;
  const known = answer?.known;
  const columns = useLive(() => tacticColumns(knowledge), [knowledge])?.value ?? [];
  const isReady = columns.length > 0;
  const db = desk?.author.db;
  const marks = useLive(async () => {
    const current = db && (await currentInvestigation(db));
    return current ? objectMarks(db, current.id, wanted) : null;
  }, [db, ids])?.value;

  const nowOf = (key: `${PageObject['kind']}:${string}`): KnownObject | undefined => {
    const asked = known?.get(key);
    return asked?.successor ? (known?.get(objectKey(asked.kind, asked.successor.id)) ?? asked) : asked;
  };
  const objects = found.flatMap(({ id, liveness, count, sentence }): PageObject[] => {
    const kind = kindOfId(id);
    if (!kind) return [];
    const now = nowOf(objectKey(kind, id));
    const mark = marks?.get(objectKey(kind, id));
    return [
      {
        ...{ id, kind, count, sentence },
        // Before the first sync nothing is known of anything, nor of what the page has just got, and nothing is said.
        now: isReady && answer?.asked.has(id) ? now && { id: now.id, name: now.name } : { id, name: '' },
        isStale: isReady && liveness === 'stale',
        tactics: now?.tactics ?? [],
        kept: mark?.kept ?? 0,
        status: mark?.status ?? null,
      },
    ];
  });
  const today = objects.flatMap(({ kind, id }) => (kind === 'technique' ? (nowOf(objectKey(kind, id)) ?? []) : []));
  return { objects, chains: chainsOf(today, columns), techniques: [...new Set(today.map(({ id }) => id))] };
}

/** One strip for each matrix that the page's techniques are of; enterprise alone where there is none. */
function chainsOf(techniques: readonly KnownObject[], columns: readonly TacticColumn[]): Chain[] {
  const once = [...new Map(techniques.map(technique => [technique.id, technique])).values()];
  const domains = new Set(once.flatMap(({ tactics }) => tactics.map(({ domain }) => domain)));
  return (Object.keys(DOMAIN_NAMES) as (keyof typeof DOMAIN_NAMES)[])
    .filter(domain => domains.has(domain))
    .map(domain => ({
      domain: DOMAIN_NAMES[domain],
      columns: columns
        .filter(column => column.domain === domain)
        .map(({ id, name }) => ({
          ...{ id, name },
          techniques: once.filter(({ tactics }) => tactics.some(tactic => tactic.id === id)).length,
        })),
    }));
}
