import { z } from 'zod';
import { AppError } from '../lib/attack/app-error';
import type { FactOf } from '../lib/attack/facts';

/**
 * The release whose tactics are compared with an older one, and the month in which it came out: ATT&CK 19.0, of April
 * 2026 (the tactic TA0112, new in it, was made on 2026-04-14; MISP galaxy had taken it in on 2026-04-30).
 */
const RENAMED_IN = { release: '19.0', until: '2026-04' } as const;

const olderReleaseSchema = z.object({
  tactics: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
});

const tacticSchema = z.object({ id: z.string(), name: z.string(), shortname: z.string() });
type OlderTactic = z.infer<typeof tacticSchema>;

/**
 * The tactics of ATT&CK 18.1, from `facts/attack-18.1.json`.
 *
 * @throws AppError `bad-seed` naming the first fault
 */
export function parseOlderTactics(json: unknown): OlderTactic[] {
  const older = olderReleaseSchema.safeParse(json);
  const rows = older.data?.tactics.rows.map(cells =>
    Object.fromEntries(older.data.tactics.columns.map((column, index) => [column, cells[index]])),
  );
  const tactics = z.array(tacticSchema).safeParse(rows);
  if (tactics.success) return tactics.data;
  const fault = z.prettifyError(older.error ?? tactics.error);
  throw new AppError('bad-seed', `attack-18.1.json is malformed: ${fault}`);
}

/** Adds to a tactic what it was called in the older release, where that was another name. */
export function withFormerName(tactic: FactOf<'tactic'>, older: readonly OlderTactic[]): FactOf<'tactic'> {
  const before = older.find(({ id }) => id === tactic.id);
  if (!before || before.name === tactic.name) return tactic;
  return { ...tactic, formerName: { name: before.name, shortname: before.shortname, ...RENAMED_IN } };
}
