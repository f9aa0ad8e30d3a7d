import { nameList } from '../lib/attack/wording';
import type { CitedReport } from '../lib/knowledge/technique-view';
import { ExternalLink } from './ExternalLink';

/** A line's worth of names on the card. */
const NAMES_SHOWN = 3;

/** One cited publication: what, when as far as known, by whom, and why it stands here. */
export function ReportRow({ report }: { report: CitedReport }) {
  const { title, url, date, publisher, authors, kind, citedFor } = report;
  const by = publisher ?? authors;
  return (
    <>
      <ExternalLink className="report-title" href={url}>
        {title}
      </ExternalLink>
      {date === undefined ? <span className="date">undated</span> : <time className="date">{date}</time>}
      <span className="about">
        {[
          ...(by ? [by] : []),
          ...(kind === 'ir' ? ['incident report'] : []),
          ...(citedFor.length > 0 ? [`cited for ${nameList(citedFor, NAMES_SHOWN)}`] : []),
        ].join(' · ')}
      </span>
    </>
  );
}
