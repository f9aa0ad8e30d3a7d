import type { ObjectView } from '../knowledge/object-view';
import { type Block, type Item, linkedPart, list, part, provenance, reportsPart } from './digest';
import { describeLogSource, readableLogs } from './log-sources';
import {
  type LinkedKind,
  linksTitle,
  namesInWords,
  objectBasis,
  objectHeadline,
  objectLines,
  objectNotice,
  shownObject,
  shownTechniques,
  techniqueRemark,
} from './object-wording';
import { textOf } from './phrase';
import { attackUrl } from './urls';

/** In the order of the parts. Techniques come before them. */
const LINKED = ['actor', 'software', 'campaign', 'detection-strategy'] as const satisfies LinkedKind[];

/** Kinds whose relations are cited as uses. */
const CITED: ReadonlySet<string> = new Set(['actor', 'software', 'campaign']);

/** `techniqueDigest` for an object of another kind. */
export function objectDigest(view: ObjectView): Block[] {
  const { object, reports, reportTotal, release } = view;
  const { id, name } = shownObject(view);
  const notice = objectNotice(view);
  const heads = [objectHeadline(view).map(textOf).join(' · '), ...objectLines(view).map(textOf)];
  return [
    { block: 'title', text: `${id} ${name}`, url: object.fact.url },
    ...(notice ? [{ block: 'notice' as const, text: textOf(notice) }] : []),
    {
      block: 'lines',
      lines: [...heads, ...namesInWords(object.fact).map(({ label, text }) => `${label} ${text}`.trim())],
    },
    ...(object.summary === undefined ? [] : [{ block: 'text' as const, text: object.summary }]),
    ...logs(view),
    ...techniques(view),
    ...LINKED.flatMap(kind => linkedPart(linksTitle(object.kind, kind), kind, object.links[kind] ?? [])),
    ...(CITED.has(object.kind) ? reportsPart(reports, reportTotal) : []),
    provenance(release, objectBasis(object)),
  ];
}

function techniques({ object }: ObjectView): Block[] {
  const items = shownTechniques(object).map((technique): Item => {
    const remark = techniqueRemark(object, technique);
    const { id, name } = technique;
    return { text: `${id} ${name}`, url: attackUrl('technique', id), ...(remark && { remark }) };
  });
  return part(`${linksTitle(object.kind, 'technique')} (${items.length})`, list(items));
}

/** What an analytic reads, what each analytic of a strategy does, or where a data component is recorded. */
function logs({ object: { fact }, analytic, analytics }: ObjectView): Block[] {
  if (analytic) return part('Log sources', list(analytic.logSources.map(source => ({ text: logInWords(source) }))));
  const inWords = (sources: Parameters<typeof readableLogs>[0]) =>
    readableLogs(sources).map(({ label, events }) => [label, events].filter(Boolean).join(' '));
  if (fact.kind === 'data-component')
    return part('Log sources', list(inWords(fact.logSources).map(text => ({ text }))));
  const items = analytics.map(({ id, platforms, logSources }) => ({
    text: [id, platforms.join(', ')].filter(Boolean).join(' '),
    remark: inWords(logSources).join('; '),
  }));
  return part('Analytics', list(items));
}

function logInWords(source: NonNullable<ObjectView['analytic']>['logSources'][number]): string {
  const { label, events, detail } = describeLogSource(source);
  return `${source.component.name}: ${[label, events, detail].filter(Boolean).join(' ')}`;
}
