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
  // The call, from the lowest floor to the highest. Nothing here may import the app: it is packed.
  platform: { files: 'src/call/platform/**', packages: TARO },
  validation: { files: 'src/call/validation/**' },
  errors: { files: 'src/call/errors/**' },
  words: { files: 'src/call/words/**', layers: ['platform'] },
  memory: { files: 'src/call/memory/**', layers: ['platform', 'validation'] },
  adapter: {
    files: 'src/call/sdk/*/**',
    layers: ['sdk', 'media', 'errors', 'validation'],
    packages: SDK,
  },
  sdk: { files: 'src/call/sdk/*', layers: ['errors', 'validation'] },
  native: { files: 'src/call/native/**', layers: ['media', 'errors', 'platform'] },
  'media-faces': {
    files: 'src/call/media/**/*.tsx',
    layers: ['media', 'store', 'react', 'errors'],
    types: ['sdk'],
    packages: TARO_REACT,
  },
  media: { files: 'src/call/media/**', layers: ['errors'] },
  store: {
    files: 'src/call/store/**',
    layers: ['errors', 'validation'],
    types: ['sdk'],
    packages: ['zustand'],
  },
  settings: { files: 'src/call/settings.ts' },
  token: {
    files: 'src/call/token/**',
    layers: ['platform', 'settings', 'validation'],
    packages: TARO,
  },
  session: { files: 'src/call/session/**', layers: ['sdk', 'store', 'errors', 'validation'] },
  diagnostics: {
    files: 'src/call/diagnostics/**',
    layers: ['errors', 'validation', 'memory'],
    types: ['sdk', 'store', 'platform'],
  },
  // All hooks that read the call, and what gives it to components.
  react: {
    files: 'src/call/react/**',
    layers: ['store', 'platform'],
    types: ['sdk', 'errors', 'session', 'diagnostics'],
    packages: [...REACT, 'zustand'],
  },
  'ui-kit': {
    files: 'src/call/ui/kit/**',
    layers: ['platform', 'words', 'memory', 'validation'],
    packages: [...TARO_REACT, 'unicode-segmenter'],
  },
  ui: {
    files: 'src/call/ui/**',
    layers: [
      ...['ui-kit', 'voice-call', 'media-faces', 'store', 'react', 'errors', 'words', 'platform'],
      'memory',
    ],
    types: ['session', 'diagnostics'],
    packages: [...TARO_REACT, 'uqr'],
  },
  'voice-call': {
    files: 'src/call/voice-call/**',
    layers: [
      ...['adapter', 'sdk', 'media', 'session', 'store', 'errors', 'diagnostics'],
      ...['platform', 'settings', 'token', 'validation', 'memory'],
    ],
    packages: SDK,
  },

  // What a host's build needs; no part of the call itself.
  plugin: { files: 'src/call/plugin/**', packages: ['webpack'] },

  // The demo app. The main package: nothing but the call page may bring in the SDK.
  app: {
    files: 'src/app*',
    layers: ['ui-kit', 'words', 'memory', 'platform'],
    packages: [...REACT, ...TARO, 'react-dom', '@tarojs/runtime', '@tarojs/plugin-framework-react'],
  },
  home: {
    files: 'src/pages/home/**',
    layers: [
      ...['words', 'ui-kit', 'validation', 'platform', 'settings', 'token', 'memory'],
      'check-words',
    ],
    packages: TARO_REACT,
  },
  'call-page': { files: 'src/call/room/**', layers: ['ui'] },

  // A subpackage that only development builds have. Of the call it takes what knows no call: shapes of
  // the SDK, the way to the local cloud.
  'check-words': { files: 'src/check/words.ts', layers: ['words'] },
  check: {
    files: 'src/check/**',
    layers: [
      'adapter',
      'words',
      'ui-kit',
      'platform',
      'settings',
      'token',
      'validation',
      'check-words',
    ],
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
  from: category(['plugin', 'env-files', 'server', 'config', 'tools', 'bench']),
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
