import { z } from 'zod';
import { ID_PATTERNS, KINDS } from '../attack/kinds';
import type { ObjectView } from '../knowledge/object-view';
import type { Progress } from '../knowledge/sync';
import type { TechniqueView } from '../knowledge/technique-view';
import type { SiteRule } from './site-rule';

const techniqueId = z.string().regex(ID_PATTERNS.technique);

/** How many reports to bring along, newest first. */
const reports = z.union([z.literal('all'), z.int().nonnegative()]);

const LONGEST_ID = 'T0000.000'.length;

/** What the worker answers. Requests come from beside hostile pages, so they are parsed. */
export const requestSchemas = {
  /** Injects the card script into the frame that asks. */
  'card.inject': z.strictObject({}),
  /** Lower-case names and aliases of objects, by id. */
  'object.names': z.strictObject({ ids: z.array(z.string().max(LONGEST_ID)) }),
  /** Everything to show of a technique, or null if it was never published. */
  'technique.view': z.strictObject({ id: techniqueId, reports }),
  /** Everything to show of an object of another kind, or null if it was never published. */
  'object.view': z.strictObject({
    kind: z.enum(KINDS).exclude(['technique']),
    id: z.string().max(LONGEST_ID),
    reports,
  }),
  /** Opens the workspace page beside the asking tab. */
  'workspace.open': z.strictObject({ id: techniqueId }),
  /** Changes what is marked on the site of the asking tab. The site is the sender's: a page does not choose it. */
  'site.rule': z.union([
    z.strictObject({ hide: z.union([z.literal('*'), z.string().max(LONGEST_ID)]) }),
    z.strictObject({ restore: z.union([z.literal('*'), z.array(z.string().max(LONGEST_ID)).readonly(), z.null()]) }),
  ]),
  /** How far the knowledge is while it is prepared. */
  'knowledge.status': z.strictObject({}),
  /** What the asking frame mentions has changed. Extension pages hear it too: see `followPage`. */
  'page.changed': z.strictObject({}),
  /** Keeps the sentence of the asking frame's n-th mention (from 0) of an object as evidence. */
  'evidence.keep': z.strictObject({ id: z.string().max(LONGEST_ID), n: z.int().nonnegative() }),
  /** How many notes there are on an object: all that a page's process is told of them (DESIGN decision 6). */
  'notes.count': z.strictObject({ id: z.string().max(LONGEST_ID) }),
  /** Opens the side panel on an object: to write a note on it, to see those there are, or as it is. */
  'panel.open': z.strictObject({ id: z.string().max(LONGEST_ID), to: z.enum(['write', 'read']) }),
  /** Brings the knowledge in step with the bundled pack; rejects with the reason if it fails. */
  'knowledge.sync': z.strictObject({}),
} satisfies Record<string, z.ZodType>;

/** What each request resolves to. Answers come from our own worker, so types are enough. */
interface Responses {
  'card.inject': null;
  'object.names': Record<string, string[]>;
  'technique.view': TechniqueView | null;
  'object.view': ObjectView | null;
  'workspace.open': null;
  /** The site, and the rule that it had before. */
  'site.rule': { site: string; before: SiteRule | null };
  /** Null when nothing is being prepared. */
  'knowledge.status': Progress | null;
  'page.changed': null;
  'evidence.keep': { isNew: boolean };
  'notes.count': number;
  'panel.open': null;
  'knowledge.sync': null;
}

/** Name of a message that the worker answers. */
export type MessageName = keyof typeof requestSchemas;

/** What a message carries, parsed. */
export type RequestOf<N extends MessageName> = z.infer<(typeof requestSchemas)[N]>;

/** What a message is answered with. */
export type ResponseOf<N extends MessageName> = Responses[N];
