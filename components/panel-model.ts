import type { Ref } from '../lib/attack/documents';
import type { Kind } from '../lib/attack/kinds';
import type { AssessmentStatus, Confidence } from '../lib/notes/model';

/** An object that a page mentions, as the panel lists it. */
export interface PageObject {
  /** The id as the page has it. */
  id: string;
  kind: Kind;
  /** What it is today: itself, or what it was revoked in favour of. Undefined where the release does not know it. */
  now: Ref | undefined;
  /** Revoked or deprecated. */
  isStale: boolean;
  count: number;
  /** The sentence of the first mention; empty where there is none to be read. */
  sentence: string;
  /** Tactics of a technique, in matrix order. */
  tactics: readonly Ref[];
  /** Quotes that the current investigation holds for it. */
  kept: number;
  /** What the current investigation holds of a technique. */
  status: AssessmentStatus | null;
}

/** Judgements in words. */
export const STATUS_NAMES: Record<AssessmentStatus, string> = {
  suspected: 'suspected',
  confirmed: 'confirmed',
  'ruled-out': 'ruled out',
};

/** Confidences in words. */
export const CONFIDENCE_NAMES: Record<Confidence, string> = { low: 'low', medium: 'medium', high: 'high' };

/** One matrix with the tactics that occur. */
export interface Chain {
  domain: string;
  columns: readonly { id: string; name: string; techniques: number }[];
}
