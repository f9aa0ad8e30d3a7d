import type { TechniqueView } from '../knowledge/technique-view';
import { type Block, linkedPart, list, part, provenance, reportsPart } from './digest';
import type { TechniqueDocument } from './documents';
import { distinctLogs } from './log-sources';
import { textOf } from './phrase';
import { attackUrl } from './urls';
import { basisOf, headline, NO_BRIEF, plural, staleNotice, techniqueLines } from './wording';

/**
 * A technique for a ticket or a wiki: what the card says, all of it, in the card's order. Reports are those of the view.
 */
export function techniqueDigest(view: TechniqueView): Block[] {
  const { technique, reports, release } = view;
  const { id, name, url, brief } = technique;
  const notice = staleNotice(view);
  return [
    { block: 'title', text: `${id} ${name}`, url },
    ...(notice ? [{ block: 'notice' as const, text: textOf(notice) }] : []),
    { block: 'lines', lines: [headline(technique).join(' · '), ...techniqueLines(technique).map(textOf)] },
    { block: 'text', text: brief?.description ?? NO_BRIEF },
    ...detection(technique),
    ...(brief ? part('Hunt', { block: 'text', text: brief.hunt }) : []),
    ...linkedPart('Mitigations', 'mitigation', technique.mitigations),
    ...actors(technique),
    ...linkedPart('Software', 'software', technique.software),
    ...linkedPart('Campaigns', 'campaign', technique.campaigns),
    ...reportsPart(reports, technique.reports.length),
    ...part(
      'Sub-techniques',
      list(
        technique.subtechniques.map(sub => ({ text: `${sub.id} ${sub.name}`, url: attackUrl('technique', sub.id) })),
      ),
    ),
    provenance(release, basisOf(technique)),
  ];
}

function detection({ brief, strategies }: TechniqueDocument): Block[] {
  const logs = distinctLogs(strategies).map(({ label, events }) => [label, events].filter(Boolean).join(' '));
  return part(
    'Detection logic',
    brief ? { block: 'text', text: brief.detection } : null,
    logs.length > 0 ? { block: 'text', text: `Log sources: ${logs.join('; ')}` } : null,
    list(strategies.map(({ id, name, url }) => ({ text: `${id} ${name}`, url }))),
  );
}

function actors({ actors, direct, withSubtechniques }: TechniqueDocument): Block[] {
  if (actors.length > 0) return linkedPart('Observed actors', 'actor', actors);
  const below = withSubtechniques.actors - direct.actors;
  const text = `None recorded${below > 0 ? `; ${plural(below, 'actor')} for its sub-techniques` : ''}.`;
  return part('Observed actors', { block: 'text', text });
}
