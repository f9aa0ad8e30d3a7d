import { z } from 'zod';

/**
 * ATT&CK Navigator layers of format 4.5, as strict as its published definition (layers/spec/v4.5/layerformat.md in
 * mitre-attack/attack-navigator, read in November 2026): a property that it does not name is an error.
 */

const metadata = z.strictObject({ name: z.string(), value: z.string() });
/** "URLs must be prefixed with a protocol identifier". */
const link = z.strictObject({ label: z.string(), url: z.url({ protocol: /^[a-z]+$/ }) });
const divider = z.strictObject({ divider: z.boolean() });
const color = z.string().regex(/^#[0-9a-f]{6}$/i);

const technique = z.strictObject({
  techniqueID: z.string().regex(/^T\d{4}(\.\d{3})?$/),
  tactic: z.string().optional(),
  comment: z.string().optional(),
  enabled: z.boolean().optional(),
  score: z.number().optional(),
  color: z.string().optional(),
  metadata: z.array(z.union([metadata, divider])).optional(),
  links: z.array(z.union([link, divider])).optional(),
  showSubtechniques: z.boolean().optional(),
});

/** One layer. */
export const layerSchema = z
  .strictObject({
    versions: z.strictObject({
      attack: z.string().optional(),
      navigator: z.string().refine(version => atLeast(version, [4, 9, 0])),
      layer: z.literal('4.5'),
    }),
    name: z.string(),
    description: z.string().optional(),
    domain: z.enum(['enterprise-attack', 'mobile-attack', 'ics-attack']),
    customDataURL: z.string().optional(),
    filters: z.strictObject({ platforms: z.array(z.string()).optional() }).optional(),
    sorting: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
    layout: z
      .strictObject({
        layout: z.enum(['side', 'flat', 'mini']).optional(),
        showID: z.boolean().optional(),
        showName: z.boolean().optional(),
        showAggregateScores: z.boolean().optional(),
        countUnscored: z.boolean().optional(),
        aggregateFunction: z.enum(['average', 'min', 'max', 'sum']).optional(),
        expandedSubtechniques: z.enum(['none', 'all', 'annotated']).optional(),
      })
      .optional(),
    hideDisabled: z.boolean().optional(),
    techniques: z.array(technique).optional(),
    gradient: z
      .strictObject({ colors: z.array(color).min(2), minValue: z.number(), maxValue: z.number() })
      .refine(({ minValue, maxValue }) => maxValue > minValue)
      .optional(),
    legendItems: z.array(z.strictObject({ label: z.string(), color: z.string() })).optional(),
    showTacticRowBackground: z.boolean().optional(),
    tacticRowBackground: z.string().optional(),
    selectTechniquesAcrossTactics: z.boolean().optional(),
    selectSubtechniquesWithParent: z.boolean().optional(),
    selectVisibleTechniques: z.boolean().optional(),
    metadata: z.array(z.union([metadata, divider])).optional(),
    links: z.array(z.union([link, divider])).optional(),
  })
  .refine(({ techniques = [] }) => {
    const places = techniques.map(({ techniqueID, tactic = '' }) => `${techniqueID} ${tactic}`);
    return new Set(places).size === places.length;
  }, 'annotates a technique twice');

function atLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const first = least.findIndex((part, i) => part !== parts[i]);
  return first === -1 || (parts[first] ?? 0) > (least[first] ?? 0);
}
