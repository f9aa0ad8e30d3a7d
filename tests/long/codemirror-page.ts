import { basicSetup, EditorView } from 'codemirror';
import type { EditorState } from './editor-page';

let view: EditorView;

/** Opens CodeMirror with its usual set-up. */
export function open(parent: Element, doc: string): void {
  view = new EditorView({ doc, parent, extensions: basicSetup });
}

/** What is written in it, and what is selected. */
export function state(): EditorState {
  const { doc, selection } = view.state;
  return { text: doc.toString(), from: selection.main.anchor, to: selection.main.head };
}
