import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { packFiles, packPlugin } from './seeds/pack-plugin';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ICON_SIZES = [16, 32, 48, 128];

const CHROMIUM = { minimum_chrome_version: '128' }; // document.caretPositionFromPoint
const FIREFOX = {
  browser_specific_settings: {
    gecko: {
      id: 'tidbit@tidbit.example',
      strict_min_version: '140.0', // CSS.highlights
      data_collection_permissions: { required: ['none'] },
    },
  },
};

/**
 * WXT starts a content script in a way that keeps what only the manifest needs (`matches` and the like) in the script,
 * and catches what is thrown to throw it again. On every page that is a fiftieth of the scanner.
 */
const smallStart = {
  name: 'small-start',
  transform: {
    filter: { id: /virtual:wxt-content-script-isolated-world-entrypoint/ },
    handler: (code: string) => `
      import { ContentScriptContext } from 'wxt/utils/content-script-context';
      ${/import definition from .*/.exec(code)}
      const main = definition.main;
      export default main(new ContentScriptContext());`,
  },
};

/**
 * The popup's first script reads the index and asks only then for what shows it: without this, the browser would not
 * look for that before it has run the first script.
 */
const preloadShown: Plugin = {
  name: 'preload-shown',
  transformIndexHtml: {
    order: 'post',
    handler(_, { chunk, bundle = {} }) {
      if (chunk?.name !== 'popup') return;
      const files = new Set<string>();
      const add = (file: string) => {
        const found = bundle[file];
        if (file === chunk.fileName || chunk.imports.includes(file) || files.has(file) || found?.type !== 'chunk')
          return;
        files.add(file);
        found.imports.forEach(add);
      };
      chunk.dynamicImports.filter(file => bundle[file]?.name === 'show').forEach(add);
      if (files.size === 0) throw new Error('popup.html: main.ts imports no show.tsx any more');
      return Array.from(files, file => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'head',
      }));
    },
  },
};

/**
 * The popup's scripts in as few files as can be: each costs it some milliseconds to ask for and take in, however small.
 * What pages share is in two of them, by the module that brings the rest along: the index, which is read first, and all
 * that shows it.
 */
const POPUP_CHUNKS = [
  {
    name: 'stored-index',
    test: /stored-index\.ts$|preload-helper|modulepreload-polyfill|wxt-html-plugins/,
    priority: 2,
  },
  { name: 'show', test: /entrypoints[\\/]popup[\\/]show\.tsx$/, priority: 1 },
];

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  // Every name says where it comes from.
  imports: false,
  manifest: ({ browser }) => ({
    name: 'Tidbit',
    description: 'Marks MITRE ATT&CK ids on any web page and explains them on hover, offline.',
    permissions: ['scripting', 'storage', 'alarms', 'contextMenus'],
    host_permissions: ['<all_urls>'],
    icons: Object.fromEntries(ICON_SIZES.map(size => [size, `icon/${size}.png`])),
    action: { default_title: 'Tidbit' },
    // Chromium takes four suggested keys at most.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+K', mac: 'Command+Shift+K' } },
      'next-mention': {
        suggested_key: { default: 'Alt+Shift+Period' },
        description: 'Go to the next ATT&CK id on the page',
      },
      'previous-mention': {
        suggested_key: { default: 'Alt+Shift+Comma' },
        description: 'Go to the previous ATT&CK id on the page',
      },
      'keep-evidence': { suggested_key: { default: 'Alt+Shift+E' }, description: 'Keep the selection as evidence' },
      'open-panel': {
        ...(browser === 'firefox' && { suggested_key: { default: 'Alt+Shift+P' } }),
        description: 'Open the side panel',
      },
    },
    omnibox: { keyword: 'tb' },
    ...(browser === 'firefox' ? FIREFOX : CHROMIUM),
  }),
  vite: () => ({
    plugins: [packPlugin(), preloadShown],
    resolve: {
      // WXT's announces the extension to the page; see the module.
      alias: { 'wxt/utils/content-script-context': here('./lib/platform/content-context.ts') },
    },
  }),
  hooks: {
    'vite:build:extendConfig'(entrypoints, { build, plugins }) {
      if (build && entrypoints.some(({ name }) => name === 'popup')) {
        const output = build.rollupOptions?.output;
        if (output && !Array.isArray(output)) output.codeSplitting = { groups: POPUP_CHUNKS };
      }
      // Three per cent smaller than Vite's own minifier, and five times slower: only for what every page pays for.
      if (build && entrypoints.some(({ name }) => name === 'scanner')) {
        plugins?.push(smallStart);
        build.minify = 'terser';
        // What compresses best, found by trying: without `conditionals`, and with `ascii_only`, it is longer but repeats
        // itself more.
        build.terserOptions = {
          ecma: 2022,
          toplevel: true,
          compress: {
            passes: 3,
            keep_fargs: false,
            unsafe: true,
            unsafe_arrows: true,
            unsafe_math: true,
            pure_getters: true,
            conditionals: false,
            booleans_as_integers: true,
          },
          format: { ascii_only: true },
        };
      }
    },
    'build:publicAssets'(_, files) {
      files.push(...packFiles());
      for (const size of ICON_SIZES) {
        files.push({ absoluteSrc: here(`./assets/icon/${size}.png`), relativeDest: `icon/${size}.png` });
      }
    },
  },
});
