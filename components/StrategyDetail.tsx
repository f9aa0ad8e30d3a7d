import type { Strategy } from '../lib/attack/documents';
import { ExternalLink } from './ExternalLink';
import { LogTable } from './LogTable';

/** One detection strategy in full: its analytics by platform, and what each reads from which log. */
export function StrategyDetail({ strategy: { id, name, url, analytics } }: { strategy: Strategy }) {
  return (
    <div className="strategy">
      <p className="strategy-name">
        <ExternalLink href={url}>
          <span className="id">{id}</span> {name}
        </ExternalLink>
      </p>
      {analytics.map(analytic => (
        <div key={analytic.id} className="analytic">
          <p className="analytic-name">
            {analytic.platforms.length > 0 ? analytic.platforms.join(', ') : 'Any platform'}{' '}
            <span className="id">{analytic.id}</span>
          </p>
          <LogTable logSources={analytic.logSources} />
        </div>
      ))}
    </div>
  );
}
