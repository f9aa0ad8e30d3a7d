import type { ObjectDocument, Strategy } from '../attack/documents';
import type { CitedReport, ReleaseInfo, Replaced } from './technique-view';

/** What an object other than a technique can be. */
export type ObjectKind = ObjectDocument['kind'];

/** An analytic of a detection strategy: where it runs, and which logs it reads. */
export type Analytic = Strategy['analytics'][number];

/** Everything a card shows of one object that is no technique. */
export interface ObjectView {
  /** The object shown: the one asked for, the one that replaced it, or the strategy of the analytic asked for. */
  object: ObjectDocument;
  replaced?: Replaced;
  /**
   * The analytic that was asked for; `object` is its strategy. Of one whose strategy is deprecated the pack holds no
   * more than the id: platforms and log sources are empty.
   */
  analytic?: Analytic;
  /** Of a detection strategy, its analytics in ATT&CK's order; empty for every other kind. */
  analytics: Analytic[];
  /**
   * The newest reports cited for a `uses` relation of an actor, software or campaign; empty for every other kind.
   * `citedFor` names what is at the other end: the techniques and software used, the actors and campaigns using.
   */
  reports: CitedReport[];
  /** How many distinct reports there are in all. */
  reportTotal: number;
  /** Number of all reports per year, ascending; undated ones are left out. */
  reportYears: [year: number, reports: number][];
  release: ReleaseInfo;
}
