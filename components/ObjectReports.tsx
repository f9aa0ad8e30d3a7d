import { plural } from '../lib/attack/wording';
import type { ObjectView } from '../lib/knowledge/object-view';
import { ExternalLink } from './ExternalLink';
import { ReportRow } from './ReportRow';
import { Section } from './Section';
import { YearBars } from './YearBars';

/** Kinds whose relations are cited as uses. */
const CITED = new Set(['actor', 'software', 'campaign']);

/** The newest publications cited for what the object used, or for who used it; ATT&CK's page lists the others. */
export function ObjectReports({ view: { object, reports, reportTotal, reportYears } }: { view: ObjectView }) {
  if (!CITED.has(object.kind)) return null;
  const dated = reportYears.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Section title="Correlated CTI and IR reports" count={reportTotal} level={3}>
      {reportTotal === 0 && <p className="none">None recorded.</p>}
      <YearBars years={reportYears} undated={reportTotal - dated} />
      {reports.length > 0 && (
        <ul className="rows" aria-label="Reports">
          {reports.map(report => (
            <li key={report.number}>
              <ReportRow report={report} />
            </li>
          ))}
        </ul>
      )}
      {reports.length < reportTotal && (
        <ExternalLink href={object.fact.url}>
          {plural(reportTotal, 'report')} in all, on its ATT&amp;CK page
        </ExternalLink>
      )}
    </Section>
  );
}
