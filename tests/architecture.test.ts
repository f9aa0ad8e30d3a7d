import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What each folder may import at run time, besides itself. `import type` is always allowed. */
const MAY_IMPORT: Record<string, RegExp[]> = {
  'lib/attack': [/^zod$/],
  'lib/page': [/^lib\/attack\/(mentions|known-ids|attack-links|text-fragment)$/],
  'lib/knowledge': [/^lib\/attack\//, /^dexie$/],
  'lib/intake': [/^lib\/attack\//, /^zod$/],
  'lib/search': [/^lib\/attack\//],
  'lib/platform': [/^lib\/attack\//, /^wxt\//, /^zod$/],
  'lib/notes': [/^lib\/attack\//, /^zod$/, /^uuid$/, /^papaparse$/],
  components: [/^lib\/attack\//, /^react$/, /^react\/jsx-runtime$/],
};

/** Exceptions, each with its reason. */
const EXCEPTIONS: Record<string, RegExp> = {
  // Placing a card is geometry over the page's DOM, for which a library is better than code of ours.
  'lib/page/follow.ts': /^@floating-ui\/dom$/,
  // The index is made of the documents and stored beside them; lib/search stays free of the database.
  'lib/knowledge/search-index.ts': /^lib\/search\//,
  'lib/knowledge/stored-index.ts': /^lib\/search\//,
  // Approximate search by Myers' algorithm; in the script beside the card only.
  'lib/page/quote.ts': /^approx-string-match$/,
  // What reads Markdown and keeps long lists short belongs to how things look; each in the one component that wraps it.
  'components/NoteText.tsx': /^react-markdown$/,
  'components/VirtualList.tsx': /^@tanstack\/react-virtual$/,
  // Who queries the notes gets a database passed in.
  'lib/notes/database.ts': /^dexie$/,
};

/** Globals that a folder must not know. */
const MUST_NOT_KNOW: Record<string, string[]> = {
  'lib/attack': ['browser', 'chrome', 'document', 'window', 'indexedDB', 'Date', 'performance'],
  'lib/page': ['browser', 'chrome', 'indexedDB'],
  'lib/knowledge': ['browser', 'chrome', 'document', 'window'],
  'lib/intake': ['browser', 'chrome', 'document', 'window', 'indexedDB'],
  'lib/search': ['browser', 'chrome', 'document', 'window', 'indexedDB', 'Date', 'performance'],
  'lib/platform': ['indexedDB'],
  // The clock and random ids are passed in; `Date` is there to write a time down.
  'lib/notes': ['browser', 'chrome', 'document', 'window', 'performance', 'crypto'],
  components: ['browser', 'chrome', 'indexedDB'],
};

// The scanner is paid for on every page, so what it reaches is checked as a whole.
const SCANNER = 'entrypoints/scanner.content.ts';
const TOO_HEAVY_FOR_THE_SCANNER = /^(react|react-dom|dexie|zod|@floating-ui)/;

describe.each(Object.entries(MAY_IMPORT))('%s', (folder, rules) => {
  test.each(sources(folder))('%s imports only what its folder may', path => {
    for (const target of runtimeImports(path)) {
      const allowed = [new RegExp(`^${folder}/`), ...rules, EXCEPTIONS[path] ?? /^$/];
      expect(
        allowed.some(rule => rule.test(target)),
        `${path} imports ${target}`,
      ).toBe(true);
    }
  });

  test.each(sources(folder))('%s uses no global that its folder must not know', path => {
    const used = globals(path);
    expect((MUST_NOT_KNOW[folder] ?? []).filter(name => used.has(name))).toEqual([]);
  });
});

test.each(Object.keys(MAY_IMPORT).flatMap(sources))('%s says what each of its exports is for', path => {
  const isExported = (node: ts.Statement) =>
    ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const file = parse(path);
  const silent = file.statements.filter(node => isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0);
  expect(silent.map(node => node.getText(file).split('\n', 1)[0])).toEqual([]);
});

test('the scanner reaches neither React nor Dexie nor zod', () => {
  const heavy = [...closure(SCANNER)].filter(target => TOO_HEAVY_FOR_THE_SCANNER.test(target));
  expect(heavy).toEqual([]);
});

test('the popup reaches neither Dexie nor zod before it can be used', () => {
  const reached = ['entrypoints/popup/main.ts', 'entrypoints/popup/show.tsx'].flatMap(path => [...closure(path)]);
  expect(reached.filter(target => /^(dexie|zod)/.test(target))).toEqual([]);
});

test('every folder of the tree has its rule', () => {
  const folders = readdirSync('lib').map(name => `lib/${name}`);
  expect(folders.filter(folder => !(folder in MAY_IMPORT))).toEqual([]);
});

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map(name => posix.join(folder, name));
}

function parse(path: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind);
}

/** Modules that `path` loads at run time; relative ones as paths from the root, without extension. */
function runtimeImports(path: string): string[] {
  return parse(path).statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isErased = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const specifier = statement.moduleSpecifier;
    if (isErased || !specifier || !ts.isStringLiteral(specifier)) return [];
    const { text } = specifier;
    return [text.startsWith('.') ? posix.join(posix.dirname(path), text) : text];
  });
}

/** Everything that `path` loads at run time, directly or not. */
function closure(path: string, seen = new Set<string>()): Set<string> {
  for (const target of runtimeImports(path)) {
    if (seen.has(target)) continue;
    seen.add(target);
    const file = ['.ts', '.tsx'].map(extension => target + extension).find(existsSync);
    if (file) closure(file, seen);
  }
  return seen;
}

/** Names used as values that the file does not declare itself: globals. */
function globals(path: string): Set<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : used).add(node.text);
    ts.forEachChild(node, child => {
      const isPropertyName = ts.isPropertyAccessExpression(node) && child === node.name;
      if (!isPropertyName) visit(child);
    });
  };
  visit(parse(path));
  return new Set([...used].filter(name => !declared.has(name)));
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  const named = parent as ts.Node & { name?: ts.Node };
  return named.name === node && !ts.isShorthandPropertyAssignment(parent);
}
