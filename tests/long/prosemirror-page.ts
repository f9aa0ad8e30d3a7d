import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState as ProseMirrorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { EditorState } from './editor-page';

let view: EditorView;

/** Opens ProseMirror with paragraphs, and with the plugins and style that its guide begins with. */
export function open(parent: Element, text: string): void {
  const doc = schema.node(
    'doc',
    null,
    text.split('\n').map(line => schema.node('paragraph', null, line ? [schema.text(line)] : [])),
  );
  const plugins = [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
  view = new EditorView(parent, { state: ProseMirrorState.create({ doc, plugins }) });
  view.dom.style.whiteSpace = 'pre-wrap';
}

/** What is written in it, and what is selected. */
export function state(): EditorState {
  const { doc, selection } = view.state;
  return { text: doc.textBetween(0, doc.content.size, '\n'), from: selection.anchor, to: selection.head };
}
