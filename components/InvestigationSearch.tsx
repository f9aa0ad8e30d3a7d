type Shown = 'open' | 'closed' | 'all';

interface InvestigationSearchProps {
  search: string;
  onSearch: (search: string) => void;
  state: Shown;
  onState: (state: Shown) => void;
}

const STATES: Record<Shown, string> = { open: 'Open', closed: 'Closed', all: 'All' };

/** Which investigations are listed. */
export function InvestigationSearch({ search, onSearch, state, onState }: InvestigationSearchProps) {
  return (
    <search className="searching">
      <input
        type="search"
        className="field"
        value={search}
        placeholder="Search titles, tags and notes"
        aria-label="Search investigations"
        onChange={event => onSearch(event.target.value)}
      />
      <fieldset className="toggle">
        <legend className="unseen">State</legend>
        {(Object.keys(STATES) as Shown[]).map(value => (
          <label key={value}>
            <input type="radio" name="state" checked={state === value} onChange={() => onState(value)} />
            {STATES[value]}
          </label>
        ))}
      </fieldset>
    </search>
  );
}
