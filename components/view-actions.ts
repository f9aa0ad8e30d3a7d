/** What a reader can set off from an object on a card. `KnowledgeCard` carries it out. */
export interface ViewActions {
  /** Another object was chosen, of any kind: it opens in the same card. */
  onOpen: (id: string) => void;
  /** Absent where there is no workspace to open, and on objects that have none. */
  onOpenWorkspace?: (() => void) | undefined;
  /** Puts text on the clipboard; rejects with a message for the reader. */
  onCopy: (text: string) => Promise<void>;
  /** Brings the reports that the view lacks; when it resolves, the view has been replaced by a complete one. */
  onShowAllReports: () => Promise<void>;
}
