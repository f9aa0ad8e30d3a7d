import { browser } from 'wxt/browser';
import { z } from 'zod';
import { KINDS, type Kind } from '../attack/kinds';

/**
 * What the reader looked up, newest first: for the popup to offer again and to rank a little higher. It stays on this
 * computer: `storage.local` is never synced, and a look-up says what somebody investigates.
 */

const KEY = 'recent-lookups';
/** As many as a popup shows without scrolling, and some more for the ranking. */
const MOST = 24;

const lookupSchema = z.object({
  kind: z.enum(KINDS),
  id: z.string().max('T0000.000'.length),
  /** How often. */
  times: z.int().positive(),
});
/** An object that the reader opened from the popup, and how often. */
export type Lookup = z.infer<typeof lookupSchema>;

/** The look-ups, newest first. What is stored in another form counts as none. */
export async function recentLookups(): Promise<Lookup[]> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  return z.array(lookupSchema).max(MOST).safeParse(stored).data ?? [];
}

/** Puts an object first, and gives what is stored now. */
export async function noteLookup(kind: Kind, id: string): Promise<Lookup[]> {
  const before = await recentLookups();
  const isIt = sameAs(kind, id);
  const times = (before.find(isIt)?.times ?? 0) + 1;
  return store([{ kind, id, times }, ...before.filter(one => !isIt(one))].slice(0, MOST));
}

/** Forgets one object, or all without one; gives what is stored now. */
export async function forgetLookup(object?: { kind: Kind; id: string }): Promise<Lookup[]> {
  if (!object) return store([]);
  const isIt = sameAs(object.kind, object.id);
  return store((await recentLookups()).filter(one => !isIt(one)));
}

const sameAs = (kind: Kind, id: string) => (one: Lookup) => one.kind === kind && one.id === id;

async function store(lookups: Lookup[]): Promise<Lookup[]> {
  if (lookups.length === 0) await browser.storage.local.remove(KEY);
  else await browser.storage.local.set({ [KEY]: lookups });
  return lookups;
}
