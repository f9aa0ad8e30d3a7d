import type { Source } from '../lib/attack/documents';
import type { ReleaseInfo } from '../lib/knowledge/technique-view';
import { ExternalLink } from './ExternalLink';
import { type Problem, ProblemText } from './ProblemText';

/** State of the knowledge database. While a new release is prepared, or after that failed, an old one may be in use. */
export type KnowledgeState =
  | { state: 'ready'; release: ReleaseInfo }
  | { state: 'preparing'; release?: ReleaseInfo | undefined }
  | { state: 'failed'; problem: Problem; release?: ReleaseInfo | undefined };

interface KnowledgeStatusProps {
  knowledge: KnowledgeState;
  /** Starts the sync once more; shown after a failure only. */
  onTryAgain: () => void;
}

/** What Tidbit knows and from whom: the workspace's home. */
export function KnowledgeStatus({ knowledge, onTryAgain }: KnowledgeStatusProps) {
  const { release } = knowledge;
  return (
    <article className="page">
      <header className="page-head">
        <p className="meta headline">Knowledge</p>
        <h1 className="name">{release ? `ATT&CK ${release.attack}` : 'ATT&CK'}</h1>
        <p className="meta" role="status">
          <span className={DOTS[knowledge.state]} />
          {inWords(knowledge)}
        </p>
      </header>
      {knowledge.state === 'failed' && (
        <>
          <ProblemText problem={knowledge.problem} />
          <button type="button" className="button" onClick={onTryAgain}>
            Try again
          </button>
        </>
      )}
      {release?.sources.map(source => (
        <SourceFacts key={source.id} source={source} />
      ))}
    </article>
  );
}

const DOTS = { ready: 'dot good', preparing: 'dot', failed: 'dot stale-dot' };

function inWords({ state, release }: KnowledgeState): string {
  if (state === 'ready') return 'Ready. All of it is on this computer.';
  if (state === 'preparing') {
    return release ? `Preparing a new release; ${release.attack} answers meanwhile.` : 'Preparing for first use…';
  }
  return release
    ? `The new release could not be taken in; ${release.attack} answers as before.`
    : 'Not ready: nothing can be looked up.';
}

function SourceFacts({ source: { name, version, licence, url, notice, counts } }: { source: Source }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{name}</h2>
        <span className="count">{version}</span>
      </div>
      <div className="section-body">
        <dl className="counts">
          {Object.entries(counts).map(([what, count]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{count.toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
        <p className="notice">
          {licence} · <ExternalLink href={url}>{url}</ExternalLink>
        </p>
        <p className="notice">{notice}</p>
      </div>
    </section>
  );
}
