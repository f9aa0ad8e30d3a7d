import type { Brief } from '../lib/attack/brief';
import type { Link, Ref, Strategy, TechniqueDocument } from '../lib/attack/documents';
import type { FactOf } from '../lib/attack/facts';
import { type Kind, objectKey } from '../lib/attack/kinds';
import type { Graph } from './pack-graph';
import { byId, byName } from './pack-order';

type TechniqueFact = FactOf<'technique'>;

/** A technique with what is counted, for itself and for its parent. */
interface Joined {
  fact: TechniqueFact;
  actors: Link[];
  software: Link[];
  campaigns: Link[];
  /** Distinct reports of the three, newest first. */
  reports: number[];
}

/**
 * One document per technique, by id: its facts, its brief, and everything active that it is related with. A parent's
 * second count takes in its active sub-techniques (DESIGN decision 11).
 *
 * @throws AppError `bad-seed` when a fact names an object that does not exist
 */
export function techniqueDocuments(graph: Graph, briefs: ReadonlyMap<string, Brief>): TechniqueDocument[] {
  const joined = graph.ofKind('technique').map(fact => join(graph, fact));
  const children = new Map<string, Joined[]>();
  for (const child of joined) {
    if (child.fact.parent === undefined || child.fact.status !== 'active') continue;
    children.set(child.fact.parent, [...(children.get(child.fact.parent) ?? []), child]);
  }
  return joined
    .map(one => techniqueDocument(graph, one, children.get(one.fact.id) ?? [], briefs.get(one.fact.id)))
    .sort(byId);
}

function join(graph: Graph, fact: TechniqueFact): Joined {
  const links = (kind: Kind) => graph.linksOf(objectKey('technique', fact.id), kind).sort(byName);
  const actors = links('actor');
  const software = links('software');
  const campaigns = links('campaign');
  const cited = [...actors, ...software, ...campaigns].flatMap(link => link.reports);
  return { fact, actors, software, campaigns, reports: graph.sortReports(cited) };
}

function techniqueDocument(
  graph: Graph,
  { fact, actors, software, campaigns, reports }: Joined,
  children: Joined[],
  brief: Brief | undefined,
): TechniqueDocument {
  const { tactics, parent, successor: _oneStep, ...own } = fact;
  const successor = graph.endOfChain(fact);
  return {
    ...own,
    tactics: tactics.flatMap(id => {
      const { name, shortname, domains, formerName } = graph.resolve('tactic', id, fact);
      return domains.map(domain => ({ id, name, shortname, domain, ...(formerName && { formerName }) }));
    }),
    ...(parent !== undefined && { parent: refOf(graph.resolve('technique', parent, fact)) }),
    subtechniques: children.map(child => refOf(child.fact)).sort(byId),
    ...(successor && { successor }),
    ...(brief && { brief }),
    strategies: strategiesOf(graph, fact),
    actors,
    software,
    campaigns,
    mitigations: graph.linksOf(objectKey('technique', fact.id), 'mitigation').sort(byName),
    reports,
    reportYears: countYears(graph, reports),
    direct: { actors: actors.length, reports: reports.length },
    withSubtechniques: {
      actors: distinct([actors, ...children.map(child => child.actors)].map(links => links.map(({ id }) => id))),
      reports: distinct([reports, ...children.map(child => child.reports)]),
    },
  };
}

function strategiesOf(graph: Graph, technique: TechniqueFact): Strategy[] {
  return graph
    .linksOf(objectKey('technique', technique.id), 'detection-strategy')
    .map(({ id }) => graph.resolve('detection-strategy', id, technique))
    .sort(byId)
    .map(strategy => ({
      ...refOf(strategy),
      url: strategy.url,
      analytics: strategy.analytics.map(id => {
        const analytic = graph.resolve('analytic', id, strategy);
        const logSources = analytic.logSources.map(({ component, name, channel }) => ({
          component: refOf(graph.resolve('data-component', component, analytic)),
          name,
          channel,
        }));
        return { id, platforms: analytic.platforms, logSources };
      }),
    }));
}

/** Ascending; undated reports are left out. */
function countYears(graph: Graph, reports: number[]): [year: number, reports: number][] {
  const years = new Map<number, number>();
  for (const number of reports) {
    const date = graph.reports.get(number)?.date;
    if (date === undefined) continue;
    const year = Number(date.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return Array.from(years).sort(([left], [right]) => left - right);
}

function distinct(lists: (string | number)[][]): number {
  return new Set(lists.flat()).size;
}

function refOf({ id, name }: Ref): Ref {
  return { id, name };
}
