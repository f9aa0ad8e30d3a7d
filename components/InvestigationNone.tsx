import { NewInvestigation } from './NewInvestigation';

interface InvestigationNoneProps {
  onCreate: (title: string) => void;
  onChoose: () => void;
}

/** In the place of the current investigation where there is none. */
export function InvestigationNone({ onCreate, onChoose }: InvestigationNoneProps) {
  return (
    <div className="panel-body">
      <div className="empty">
        <p className="empty-what">No investigation is current.</p>
        <p>What you keep or note now goes into one called “Unsorted”.</p>
        <NewInvestigation onCreate={onCreate} />
        <button type="button" className="link" onClick={onChoose}>
          Choose one of yours
        </button>
      </div>
    </div>
  );
}
