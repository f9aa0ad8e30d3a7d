import type { Brief } from '../lib/attack/brief';
import { Section } from './Section';

/** A question to put to the logs tomorrow. Workspace only. */
export function HuntSection({ brief }: { brief: Brief | undefined }) {
  return (
    <Section title="Hunting" level={2}>
      {brief ? <p className="prose">{brief.hunt}</p> : <p className="none">No hunt written yet for this technique.</p>}
    </Section>
  );
}
