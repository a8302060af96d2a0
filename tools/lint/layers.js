/**
 * Who may import whom. A file belongs to the first layer whose pattern fits; what a layer does not
 * name here it may not import. `__tests__/unit/layers.test.ts` breaks each rule on purpose.
 */
const path = require('node:path');
const boundaries = require('eslint-plugin-boundaries');

const ROOT = path.resolve(__dirname, '..', '..');
const SDK = ['zego-express-engine-*'];
const NO_SDK = ['!(zego-express-engine-*)', '@*/*'];
const REACT = ['react'];
const TARO = ['@tarojs/taro'];
const TARO_REACT = [...REACT, ...TARO, '@tarojs/components'];

/**
 * @typedef {object} Layer
 * @property {string} files the layer's files
 * @property {string[]} [layers] the layers it may import, besides itself
 * @property {string[]} [types] the layers of which it may import types alone
 * @property {string[]} [packages] the packages it may import
 */

/** @type {Record<string, Layer>} */
const layers = {
  // The main package: nothing here may bring in the SDK.
  validation: { files: 'src/validation/**' },
  settings: { files: 'src/settings.ts' },
  platform: { files: 'src/platform/**', packages: TARO },
  i18n: { files: 'src/i18n/**', layers: ['platform'] },
  memory: { files: 'src/memory/**', layers: ['platform', 'validation'] },
  ui: {
    files: 'src/ui/**',
    layers: ['platform', 'i18n', 'memory', 'validation'],
    packages: [...TARO_REACT, 'unicode-segmenter'],
  },
  token: { files: 'src/token/**', layers: ['platform', 'settings', 'validation'], packages: TARO },
  home: {
    files: 'src/pages/home/**',
    layers: ['i18n', 'ui', 'validation', 'platform', 'settings', 'token', 'memory'],
    packages: TARO_REACT,
  },
  app: {
    files: 'src/app*',
    layers: ['ui', 'i18n', 'memory', 'platform'],
    packages: [...REACT, ...TARO, 'react-dom', '@tarojs/runtime', '@tarojs/plugin-framework-react'],
  },

  // The subpackage, from the bottom to the top.
  errors: { files: 'src/call/errors/**' },
  adapter: {
    files: 'src/call/engine/*/**',
    layers: ['engine', 'media', 'errors', 'validation'],
    packages: SDK,
  },
  engine: { files: 'src/call/engine/*', layers: ['errors', 'validation'] },
  store: {
    files: 'src/call/store/**',
    layers: ['errors', 'validation'],
    types: ['engine'],
    packages: ['zustand'],
  },
  // All hooks that read the store, and what gives it to components.
  react: {
    files: 'src/call/react/**',
    layers: ['store'],
    types: ['engine', 'errors'],
    packages: [...REACT, 'zustand'],
  },
  session: { files: 'src/call/session/**', layers: ['engine', 'store', 'errors', 'validation'] },
  diagnostics: {
    files: 'src/call/diagnostics/**',
    layers: ['errors', 'validation', 'memory'],
    types: ['engine', 'store', 'platform'],
  },
  native: { files: 'src/call/native/**', layers: ['media', 'errors', 'platform'] },
  'media-faces': {
    files: 'src/call/media/**/*.tsx',
    layers: ['media', 'store', 'react', 'errors'],
    types: ['engine'],
    packages: TARO_REACT,
  },
  media: { files: 'src/call/media/**', layers: ['errors'] },
  room: {
    files: 'src/call/room/**',
    layers: [
      ...['composition', 'media-faces', 'store', 'react', 'errors', 'i18n', 'ui', 'platform'],
      'memory',
    ],
    types: ['session', 'diagnostics'],
    packages: [...TARO_REACT, 'uqr'],
  },
  composition: {
    files: 'src/call/*',
    layers: [
      ...['adapter', 'engine', 'media', 'session', 'store', 'errors', 'diagnostics'],
      ...['platform', 'settings', 'token', 'validation', 'memory'],
    ],
    packages: SDK,
  },

  // A subpackage that only development builds have. Of the call it takes what knows no call: shapes of
  // the SDK, the way to the local cloud.
  check: {
    files: 'src/check/**',
    layers: ['adapter', 'i18n', 'ui', 'platform', 'settings', 'token', 'validation'],
    types: ['media'],
    packages: TARO_REACT,
  },

  // What runs on a computer.
  'env-files': { files: 'config/env-files.ts', packages: ['dotenv', 'dotenv-expand'] },
  server: {
    files: 'server/**',
    layers: ['validation', 'env-files'],
    packages: ['fastify', '@fastify/*', 'ipaddr.js', 'pino', 'prom-client'],
  },
  config: { files: 'config/**', layers: ['validation', 'platform', 'env-files'], packages: NO_SDK },
  tools: {
    files: 'tools/**',
    layers: ['server', 'validation', 'config', 'env-files'],
    packages: NO_SDK,
  },
  // Plain WXML, as WeChat loads it; nothing of ours.
  'bench-native': { files: 'bench/native/**', layers: [] },
  bench: { files: 'bench/**', layers: ['tools'], packages: NO_SDK },
};

const category = (names) => ({ file: { categories: names } });

const policies = Object.entries(layers).flatMap(([name, layer]) => [
  { from: category(name), allow: { to: category([name, ...(layer.layers ?? [])]) } },
  ...(layer.types
    ? [{ from: category(name), allow: { to: category(layer.types), dependency: { kind: 'type' } } }]
    : []),
  ...(layer.packages
    ? [
        {
          from: category(name),
          allow: { to: { module: { origin: 'external', source: layer.packages } } },
        },
      ]
    : []),
]);

/** Node's own modules are for what runs on Node. */
const node = {
  from: category(['env-files', 'server', 'config', 'tools', 'bench']),
  allow: { to: { module: { origin: 'core' } } },
};

/**
 * The rule as one piece of ESLint's flat configuration.
 *
 * @type {import('eslint').Linter.Config}
 */
const layerRules = {
  name: 'layers',
  files: ['{src,server,config,tools,bench}/**/*.{ts,tsx}'],
  plugins: { boundaries },
  settings: {
    'boundaries/root-path': ROOT,
    'boundaries/files-single-match': true,
    'boundaries/files': Object.entries(layers).map(([name, { files }]) => ({
      category: name,
      pattern: files,
    })),
    'boundaries/legacy-templates': false,
    'import/resolver': { [path.join(__dirname, 'import-resolver.js')]: { root: ROOT } },
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        message:
          'The layer "{{from.file.categories}}" may not import {{dependency.source}} (see tools/lint/layers.js).',
        policies: [...policies, node],
      },
    ],
  },
};

module.exports = { layers, layerRules };
