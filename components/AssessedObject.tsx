import { useId, useState } from 'react';
import type { Assessment, AssessmentStatus, Confidence, Judgement } from '../lib/notes/model';
import { CONFIDENCE_NAMES, STATUS_NAMES } from './panel-model';
import { When } from './When';

interface AssessedObjectProps {
  id: string;
  /** Name, and what it was replaced by where it was revoked. */
  name: string | undefined;
  successor: { id: string; name: string } | undefined;
  isTechnique: boolean;
  notes: number;
  evidence: number;
  current: Judgement | null;
  /** With its history; undefined until asked for, and where there is none. */
  assessment: Assessment | undefined;
  /** Whose judgement it would be. */
  by: string;
  longestName: number;
  isOpen: boolean;
  onToggle: () => void;
  onJudge: (judgement: { status: AssessmentStatus | null; confidence: Confidence; by: string }) => void;
  onBy: (by: string) => void;
}

/** An object of an investigation with what is held of it; a technique can be judged here. */
export function AssessedObject(props: AssessedObjectProps) {
  const { id, name, successor, isTechnique, notes, evidence, current, isOpen, onToggle } = props;
  const counts = [evidence > 0 && `${evidence} kept`, notes > 0 && `${notes} ${notes === 1 ? 'note' : 'notes'}`];
  const head = (
    <>
      <span className="found-name">
        <span className="id">{id}</span> {name}
      </span>
      <span className={current?.status ? `status ${current.status}` : 'status'}>
        {current?.status ? STATUS_NAMES[current.status] : isTechnique ? 'not assessed' : ''}
      </span>
      <span className="found-why">
        {successor && (
          <em className="stale-words">
            revoked, now {successor.id} {successor.name}
          </em>
        )}
        {[...counts, current?.status && `${CONFIDENCE_NAMES[current.confidence]} confidence`]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
  if (!isTechnique) return <div className="found-go">{head}</div>;
  return (
    <>
      <button type="button" className="found-go" aria-expanded={isOpen} onClick={onToggle}>
        {head}
      </button>
      {isOpen && <Judging {...props} />}
    </>
  );
}

function Judging({ id, current, assessment, by, longestName, onJudge, onBy }: AssessedObjectProps) {
  const group = useId();
  const [confidence, setConfidence] = useState<Confidence>(current?.confidence ?? 'medium');
  const judge = (status: AssessmentStatus | null, sure = confidence) => onJudge({ status, confidence: sure, by });
  return (
    <div className="judging">
      <fieldset className="toggle">
        <legend className="unseen">Status of {id}</legend>
        {([...(Object.keys(STATUS_NAMES) as AssessmentStatus[]), null] as const).map(status => (
          <label key={status ?? 'none'}>
            <input
              type="radio"
              name={group}
              checked={(current?.status ?? null) === status}
              onChange={() => judge(status)}
            />
            {status === null ? 'not assessed' : STATUS_NAMES[status]}
          </label>
        ))}
      </fieldset>
      <div className="judging-how">
        <label>
          Confidence{' '}
          <select
            value={confidence}
            onChange={event => {
              const sure = event.target.value as Confidence;
              setConfidence(sure);
              if (current?.status) judge(current.status, sure);
            }}
          >
            {Object.entries(CONFIDENCE_NAMES).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label>
          By{' '}
          <input
            className="small-field"
            value={by}
            maxLength={longestName}
            placeholder="your name"
            onChange={event => onBy(event.target.value)}
          />
        </label>
      </div>
      {assessment && assessment.history.length > 0 && (
        <ol className="history" aria-label={`History of ${id}`}>
          {assessment.history.toReversed().map(one => (
            <li key={one.at}>
              {one.status === null ? 'taken back' : `${STATUS_NAMES[one.status]}, ${CONFIDENCE_NAMES[one.confidence]}`}
              {one.by && ` · ${one.by}`} · <When at={one.at} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
