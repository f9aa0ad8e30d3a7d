/** The figure at `share` (0 to 1) of the sorted samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle figure. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** One line of the report: what was measured, against which budget if there is one (both in `unit`). */
export interface Measured {
  what: string;
  value: number;
  budget?: number;
  /** `''`: a number of things. */
  unit: 'ms' | 'kB' | '×' | '';
  /** Spread, floor or number of samples. */
  note: string;
}

/** The report as text, a line each, with the budget beside the figure. */
export function report(lines: readonly Measured[]): string {
  const digits = { ms: 1, kB: 1, '×': 2, '': 0 } as const;
  return lines
    .map(({ what, value, budget, unit, note }) => {
      const figure = `${value.toFixed(digits[unit])} ${unit}`.padStart(12);
      const verdict = budget === undefined ? '    ' : value <= budget ? 'ok  ' : 'OVER';
      const limit = budget === undefined ? '' : `budget ${String(budget).padStart(5)} ${unit}`;
      return `${verdict} ${what.padEnd(46)} ${figure}   ${limit.padEnd(15)}   ${note}`;
    })
    .join('\n');
}
