import { z } from 'zod';
import { ID_PATTERNS, KINDS } from '../attack/kinds';
import type { ObjectView } from '../knowledge/object-view';
import type { TechniqueView } from '../knowledge/technique-view';

const techniqueId = z.string().regex(ID_PATTERNS.technique);

const LONGEST_ID = 'T0000.000'.length;

/** What the worker answers. Requests come from beside hostile pages, so they are parsed. */
export const requestSchemas = {
  /** Injects the card script into the frame that asks. */
  'card.inject': z.strictObject({}),
  /** Lower-case names and aliases of objects, by id. */
  'object.names': z.strictObject({ ids: z.array(z.string().max(LONGEST_ID)) }),
  /** Everything to show of a technique, or null if it was never published. */
  'technique.view': z.strictObject({ id: techniqueId, reports: z.union([z.literal('all'), z.int().nonnegative()]) }),
  /** Everything to show of an object of another kind, or null if it was never published. */
  'object.view': z.strictObject({ kind: z.enum(KINDS).exclude(['technique']), id: z.string().max(LONGEST_ID) }),
  /** Opens the workspace page beside the asking tab. */
  'workspace.open': z.strictObject({ id: techniqueId }),
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
  'knowledge.sync': null;
}

/** Name of a message that the worker answers. */
export type MessageName = keyof typeof requestSchemas;

/** What a message carries, parsed. */
export type RequestOf<N extends MessageName> = z.infer<(typeof requestSchemas)[N]>;

/** What a message is answered with. */
export type ResponseOf<N extends MessageName> = Responses[N];
