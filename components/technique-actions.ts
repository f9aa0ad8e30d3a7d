/** What a reader can set off from a technique. Whoever shows the component carries it out. */
export interface TechniqueActions {
  /**
   * Address of a technique's workspace page, where this document may open it: `#/T1204` within the workspace.
   * A web page may not open an extension page, so the card on one goes without, and its links are buttons.
   */
  workspaceUrl?: ((id: string) => string) | undefined;
  /** Another technique was chosen. */
  onOpenTechnique: (id: string) => void;
  /** An object of another kind was chosen. Without it, actors, software and the like lead to attack.mitre.org. */
  onOpenObject?: ((id: string) => void) | undefined;
  /** Absent in the workspace itself. */
  onOpenWorkspace?: (() => void) | undefined;
  /** Puts text on the clipboard; rejects with a message for the reader. */
  onCopy: (text: string) => Promise<void>;
  /** Brings the reports that the view lacks; when it resolves, the view has been replaced by a complete one. */
  onShowAllReports: () => Promise<void>;
}
