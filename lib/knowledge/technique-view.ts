import type { Ref, ReportDocument, Source, TechniqueDocument } from '../attack/documents';

/** A report together with why it stands on this technique's card. */
export interface CitedReport extends ReportDocument {
  /** Names of the actors, software and campaigns whose use of the technique it is cited for, by name. */
  citedFor: string[];
}

/** The id that the page wrote, where it is not the technique that is shown. */
export interface Replaced {
  id: string;
  name: string;
  /** Day on which the revocation was recorded, where known. */
  on?: string;
}

/** The release that a view speaks of. */
export interface ReleaseInfo {
  /** ATT&CK release, `19.1`. */
  attack: string;
  sources: Source[];
}

/** Everything a card or the workspace shows of one technique. */
export interface TechniqueView {
  /** The technique shown: the one asked for, or the one that replaced it. */
  technique: TechniqueDocument;
  replaced?: Replaced;
  /** The other active sub-techniques of a sub-technique's parent, by id; empty for a technique. */
  siblings: Ref[];
  /** The newest correlated reports, or all of them; `technique.reports.length` is their full number. */
  reports: CitedReport[];
  release: ReleaseInfo;
}
