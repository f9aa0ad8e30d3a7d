import { z } from 'zod';

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length;

const prose = (least: number, most: number) =>
  z
    .string()
    .transform(text => text.replace(/\s+/g, ' ').trim())
    .refine(text => wordCount(text) >= least && wordCount(text) <= most, {
      error: issue => `has ${wordCount(String(issue.input))} words, must have ${least} to ${most}`,
    });

/**
 * Text written for this project about one technique, as `seeds/briefs/*.yaml` holds it.
 * Lengths are in words: what a reader takes in within five seconds of hovering.
 */
export const briefSchema = z.strictObject({
  /** What the intruder does, why it works, what sets it apart from its neighbours. */
  description: prose(35, 80),
  /** Telemetry, condition, benign twin. */
  detection: prose(35, 90),
  /** A hypothesis that can be tested, with the data it needs. */
  hunt: prose(8, 60),
  /** Day on which a second reader compared it with the official text and the facts; absent until then. */
  reviewed: z.iso.date().optional(),
});

/** A brief as it is read: white space collapsed, lengths within the limits. */
export type Brief = z.infer<typeof briefSchema>;

/**
 * What an actor is, in one sentence: who says what it serves, since when, against whom, best known for what.
 * `seeds/summaries/actors.yaml` holds one of each active actor.
 */
export const actorSummarySchema = prose(15, 40).refine(text => text.endsWith('.') && !/[.!?]\s/.test(text), {
  error: 'must be one sentence with a full stop',
});

/** What a software is, as a short phrase; `seeds/summaries/software.yaml` holds one of each that many techniques name. */
export const softwareSummarySchema = prose(5, 16).refine(text => !/[.!?](?:\s|$)/.test(text), {
  error: 'must be a phrase without a full stop',
});
