import type { Fits } from '../lib/attack/who-fits';
import { ExpandableList } from './ExpandableList';

interface WhoFitsProps {
  fits: Fits;
  /** Ids of the actors that the page names. */
  named: ReadonlySet<string>;
  onOpen: (id: string) => void;
}

/** As many as can be compared at a glance. */
const SHOWN = 4;
const MATCHING_SHOWN = 8;

/** Actors whose techniques overlap with the page's. */
export function WhoFits({ fits: { fits, compared }, named, onOpen }: WhoFitsProps) {
  if (fits.length === 0) return null;
  return (
    <section className="section" aria-labelledby="who-fits">
      <div className="section-head">
        <h2 id="who-fits">Who fits</h2>
        <span className="count">a lead, not attribution</span>
      </div>
      <ExpandableList
        items={fits.slice(0, 40)}
        limit={SHOWN}
        className="rows fits"
        label="Who fits"
        keyOf={({ id }) => id}
      >
        {({ id, name, matching }) => (
          <>
            <span className="fit-head">
              <button type="button" className="link" onClick={() => onOpen(id)}>
                <span className="id">{id}</span> {name}
              </button>
              <span className="count">
                {matching.length} of {compared}
              </span>
            </span>
            <span className="fit-why">
              {named.has(id) && <b>named on this page · </b>}
              {matching.slice(0, MATCHING_SHOWN).join(', ')}
              {matching.length > MATCHING_SHOWN && ` and ${matching.length - MATCHING_SHOWN} more`}
            </span>
          </>
        )}
      </ExpandableList>
      <p className="notice">
        Overlap with what ATT&amp;CK records of each actor; a technique that few use weighs more.
      </p>
    </section>
  );
}
