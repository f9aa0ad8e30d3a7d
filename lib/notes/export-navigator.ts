import type { Domain } from '../attack/facts';
import { parentOf } from '../attack/kinds';
import { webUrl } from '../attack/urls';
import { plural } from '../attack/wording';
import { DOMAINS, type ExportFacts, factsOf, staleSentence, successorOf, titleOf } from './export-facts';
import { findingsOf, type Inventory, type Snapshot } from './findings';
import { currentJudgement, type Evidence } from './model';
import { quoteUrl } from './quote-url';
import type { ObjectSubject, PageSubject } from './subject';

/** An ATT&CK Navigator layer, format 4.5: what we write of it. */
export interface Layer {
  name: string;
  versions: { attack: string; navigator: string; layer: '4.5' };
  domain: `${Domain}-attack`;
  description: string;
  sorting: number;
  hideDisabled: boolean;
  layout: Record<string, string | boolean>;
  techniques: LayerTechnique[];
  gradient: { colors: string[]; minValue: number; maxValue: number };
  legendItems: { label: string; color: string }[];
  selectSubtechniquesWithParent: boolean;
}

/** An annotated technique. Without `tactic`: it is annotated under each of its tactics. */
export interface LayerTechnique {
  techniqueID: string;
  score?: number;
  comment?: string;
  enabled?: boolean;
  showSubtechniques?: boolean;
  metadata?: { name: string; value: string }[];
  links?: { label: string; url: string }[];
}

/** The Navigator that this was written for; it opens layers of a format, not of its own version. */
const NAVIGATOR_VERSION = '5.2.0';
const LEAST_COLOR = '#e8f1f8';
const MOST_COLOR = '#1f6fb2';

/** Name of the metadata with the status of a technique, which the import reads back. */
export const STATUS_METADATA = 'status';
/** Name of the metadata with the confidence of a technique, which the import reads back. */
export const CONFIDENCE_METADATA = 'confidence';

/** What is said of one technique of ours; several may come to stand for one of the release. */
interface Saying {
  id: string;
  count: number;
  comments: string[];
  metadata: { name: string; value: string }[];
  links: { label: string; url: string }[];
  isRuledOut: boolean;
}

/**
 * An investigation as layers, one for each ATT&CK domain it touches; none where it has no technique. The score is the
 * number of quotes and notes. A technique that was ruled out is there, but disabled, which Navigator greys out.
 */
export function navigatorReport(snapshot: Snapshot, facts: ExportFacts): Layer[] {
  const sayings = findingsOf(snapshot, facts)
    .filter(({ object }) => object.kind === 'technique')
    .map(({ object, evidence, notes, assessment }): Saying => {
      const judgement = assessment && currentJudgement(assessment);
      return {
        id: object.id,
        count: evidence.length + notes.length,
        comments: [...evidence.map(quoteComment), ...notes.map(({ body }) => body.text.trim())].filter(Boolean),
        metadata: judgement
          ? [
              { name: STATUS_METADATA, value: judgement.status },
              { name: CONFIDENCE_METADATA, value: judgement.confidence },
              ...(judgement.by === '' ? [] : [{ name: 'assessed by', value: judgement.by }]),
            ]
          : [],
        links: evidence.flatMap(one => pageLink(one.page, quoteUrl(one))),
        isRuledOut: judgement?.status === 'ruled-out',
      };
    });
  const { title } = snapshot.investigation;
  const about = `${plural(snapshot.evidence.length, 'quote')} and ${plural(snapshot.notes.length, 'note')}.`;
  return layers({ name: title.value || 'Untitled investigation', about, sayings, facts });
}

/** What was found on one page, as layers. The score is the number of mentions. */
export function navigatorInventory({ page, mentions }: Inventory, facts: ExportFacts): Layer[] {
  const sayings = mentions
    .filter(({ kind }) => kind === 'technique')
    .map(
      ({ id, count, sentence }): Saying => ({
        id,
        count,
        comments: sentence.trim() === '' ? [] : [`“${sentence.trim()}”`],
        metadata: [],
        links: [],
        isRuledOut: false,
      }),
    );
  return layers({ name: page.title || page.url, about: `Techniques named on ${page.url}.`, sayings, facts });
}

interface Content {
  name: string;
  about: string;
  sayings: readonly Saying[];
  facts: ExportFacts;
}

function layers({ name, about, sayings, facts }: Content): Layer[] {
  const byDomain = new Map<Domain, Map<string, Saying[]>>();
  for (const saying of sayings) {
    const shown = currentOf(saying.id, facts);
    for (const domain of domainsOf(shown, facts)) {
      const techniques = byDomain.get(domain) ?? new Map<string, Saying[]>();
      byDomain.set(domain, techniques.set(shown, [...(techniques.get(shown) ?? []), saying]));
    }
  }
  return DOMAINS.flatMap(domain => {
    const techniques = byDomain.get(domain);
    return techniques ? [layer({ name, about, domain, techniques, facts })] : [];
  });
}

/** The id that the release has for a technique: its own, or its successor's. */
function currentOf(id: string, facts: ExportFacts): string {
  return successorOf(facts, technique(id))?.id ?? factsOf(facts, technique(id))?.successor?.id ?? id;
}

/** Where nothing is known of a technique, its number tells ICS from the rest, and enterprise is the likeliest. */
function domainsOf(id: string, facts: ExportFacts): readonly Domain[] {
  return factsOf(facts, technique(id))?.domains ?? [id.startsWith('T0') ? 'ics' : 'enterprise'];
}

function layer({
  name,
  about,
  domain,
  techniques,
  facts,
}: Omit<Content, 'sayings'> & { domain: Domain; techniques: ReadonlyMap<string, Saying[]> }): Layer {
  const entries = [...techniques].map(([id, sayings]) => entryOf(id, sayings, facts));
  // Navigator shows a sub-technique only where its technique is unfolded.
  for (const parent of new Set(entries.map(({ techniqueID }) => parentOf(techniqueID)))) {
    if (parent === null) continue;
    const entry = entries.find(({ techniqueID }) => techniqueID === parent);
    if (entry) entry.showSubtechniques = true;
    else entries.push({ techniqueID: parent, showSubtechniques: true });
  }
  const most = Math.max(1, ...entries.map(({ score = 0 }) => score));
  return {
    name,
    versions: { attack: facts.attack.split('.')[0] ?? facts.attack, navigator: NAVIGATOR_VERSION, layer: '4.5' },
    domain: `${domain}-attack`,
    description: `${about} Written by Tidbit, ATT&CK ${facts.attack}.`,
    sorting: 0,
    hideDisabled: false,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    techniques: entries.sort((a, b) => (a.techniqueID < b.techniqueID ? -1 : 1)),
    gradient: { colors: [LEAST_COLOR, MOST_COLOR], minValue: 0, maxValue: most },
    legendItems: [],
    selectSubtechniquesWithParent: false,
  };
}

function entryOf(id: string, sayings: readonly Saying[], facts: ExportFacts): LayerTechnique {
  const comments = sayings.flatMap(saying => {
    const stale = staleSentence(facts, technique(saying.id));
    const unknown = factsOf(facts, technique(saying.id)) ? null : `ATT&CK ${facts.attack} has no ${saying.id}.`;
    return [stale, unknown, ...saying.comments].filter(comment => comment !== null);
  });
  const metadata = sayings.flatMap(saying => [
    ...(saying.id === id ? [] : [{ name: 'written as', value: titleOf(facts, technique(saying.id)) }]),
    ...saying.metadata,
  ]);
  const links = sayings.flatMap(saying => saying.links);
  return {
    techniqueID: id,
    score: sayings.reduce((sum, { count }) => sum + count, 0),
    comment: comments.join('\n\n'),
    enabled: !sayings.every(({ isRuledOut }) => isRuledOut),
    ...(metadata.length > 0 && { metadata }),
    ...(links.length > 0 && { links }),
  };
}

function quoteComment({ quote, page, comment }: Evidence): string {
  const source = page.title || page.url;
  return [`“${quote.replace(/\s+/g, ' ').trim()}” (${source})`, comment.value.trim()].filter(Boolean).join('\n');
}

function pageLink({ title, url }: PageSubject, quoted: string | null): { label: string; url: string }[] {
  const address = quoted ?? webUrl(url);
  return address === null ? [] : [{ label: title || url, url: address }];
}

function technique(id: string): ObjectSubject {
  return { kind: 'technique', id };
}
