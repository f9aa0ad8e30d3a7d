/** What an editor says of itself. */
export interface EditorState {
  text: string;
  /** Where the selection was begun and where the cursor is, in the editor's own count. */
  from: number;
  to: number;
}

/** What each of the editors' modules gives the page. */
export interface EditorPage {
  open(parent: Element, text: string): void;
  state(): EditorState;
}
