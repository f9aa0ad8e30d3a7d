import type { ObjectFact } from '../lib/attack/facts';
import { countryLine, vendorName } from '../lib/attack/object-wording';

/**
 * What else an actor, software or campaign is called: by ATT&CK, then by other vendors, with MISP galaxy's link to a
 * country last. All of it, for a reader looks for one name among them.
 */
export function ObjectNames({ fact }: { fact: ObjectFact }) {
  const aliases = 'aliases' in fact ? fact.aliases : [];
  const vendorNames = fact.kind === 'actor' ? fact.vendorNames.map(vendorName) : [];
  const country = fact.kind === 'actor' ? countryLine(fact.countries) : null;
  if (aliases.length === 0 && vendorNames.length === 0 && country === null) return null;
  return (
    <div className="names">
      {aliases.length > 0 && (
        <p>
          <span className="quiet">also known as</span> {aliases.join(', ')}
        </p>
      )}
      {vendorNames.length > 0 && (
        <p>
          <span className="quiet">vendor names</span> {vendorNames.join(', ')}
        </p>
      )}
      {country && <p className="quiet">{country}</p>}
    </div>
  );
}
