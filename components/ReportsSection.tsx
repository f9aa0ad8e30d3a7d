import { useState } from 'react';
import { toAppError } from '../lib/attack/app-error';
import { plural } from '../lib/attack/wording';
import type { CitedReport } from '../lib/knowledge/technique-view';
import { ReportRow } from './ReportRow';
import { Section } from './Section';
import { YearBars } from './YearBars';

interface ReportsSectionProps {
  /** How many there are in all, which may be more than `reports` holds. */
  total: number;
  /** Number of all reports per year, ascending; undated ones are left out. */
  years: readonly (readonly [year: number, reports: number])[];
  /** The newest first. */
  reports: readonly CitedReport[];
  /** How many reports the sub-techniques have besides. */
  below?: number;
  level: 2 | 3;
  /** How many rows stand before the reader asks for all. */
  limit: number;
  /** Brings the missing reports: when it resolves, `reports` is complete. Not called if it is already. */
  onShowAll: () => Promise<void>;
}

/** The publications cited for what an object did or for its use, newest first. */
export function ReportsSection({ total, years, reports, below = 0, level, limit, onShowAll }: ReportsSectionProps) {
  const all = useAllReports(reports.length < total, onShowAll);
  const shown = all.isShown ? reports : reports.slice(0, limit);
  const dated = years.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Section title="Correlated CTI and IR reports" count={total} level={level}>
      {total === 0 && <NoReports below={below} />}
      <YearBars years={years} undated={total - dated} />
      {total > 0 && (
        <ul className="rows" aria-label="Reports" aria-busy={all.isPending}>
          {shown.map((report, index) => (
            <li key={report.number} {...(index === all.firstRevealed ? { ref: focusIt, tabIndex: -1 } : {})}>
              <ReportRow report={report} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < total && (
        <button type="button" className="link" disabled={all.isPending} onClick={() => all.show(shown.length)}>
          {all.isPending ? `fetching ${plural(total, 'report')}…` : `all ${plural(total, 'report')}`}
        </button>
      )}
      {all.problem && (
        <p className="problem-line" role="alert">
          The other reports could not be read: {all.problem}
        </p>
      )}
    </Section>
  );
}

function NoReports({ below }: { below: number }) {
  return (
    <p className="none">
      {below > 0
        ? `None recorded for the technique itself; ${plural(below, 'report')} for its sub-techniques.`
        : 'None recorded.'}
    </p>
  );
}

/** The button that was pressed goes away; whoever walks by keyboard goes on at the first row it brought. */
const focusIt = (row: HTMLElement | null) => row?.focus({ preventScroll: true });

/** State of "all N reports": asked for, under way, failed with a message, or shown. */
function useAllReports(isIncomplete: boolean, fetchAll: () => Promise<void>) {
  const [firstRevealed, setFirstRevealed] = useState<number | null>(null);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const show = async (shownSoFar: number) => {
    setProblem(null);
    setPending(true);
    try {
      if (isIncomplete) await fetchAll();
      setFirstRevealed(shownSoFar);
    } catch (thrown) {
      setProblem(toAppError(thrown).message);
    } finally {
      setPending(false);
    }
  };
  return { firstRevealed, isShown: firstRevealed !== null, isPending, problem, show };
}
