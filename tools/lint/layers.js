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
  codes: { files: 'src/call/errors/*codes.ts' },
  platform: { files: 'src/call/platform/**', layers: ['codes'], packages: TARO },
  validation: { files: 'src/call/validation/**' },
  errors: { files: 'src/call/errors/**', layers: ['codes'] },
  words: { files: 'src/call/words/**', layers: ['platform'] },
  memory: { files: 'src/call/memory/**', layers: ['platform', 'validation'] },
  adapter: {
    files: 'src/call/sdk/*/**',
    layers: ['sdk', 'media', 'errors', 'validation'],
    packages: SDK,
  },
  sdk: { files: 'src/call/sdk/*', layers: ['errors', 'validation'] },
  native: { files: 'src/call/native/**', layers: ['media', 'errors', 'codes', 'platform'] },
  'media-faces': {
    files: 'src/call/media/**/*.tsx',
    layers: ['media', 'store', 'react', 'errors'],
    types: ['sdk'],
    packages: TARO_REACT,
  },
  media: { files: 'src/call/media/**', layers: ['errors', 'codes'] },
  store: {
    files: 'src/call/store/**',
    layers: ['errors', 'validation'],
    types: ['sdk'],
    packages: ['zustand'],
  },
  token: {
    files: 'src/call/token/**',
    layers: ['platform', 'validation'],
    packages: TARO,
  },
  session: {
    files: 'src/call/session/**',
    layers: ['sdk', 'store', 'errors', 'codes', 'validation'],
  },
  diagnostics: {
    files: 'src/call/diagnostics/**',
    layers: ['errors', 'validation', 'memory'],
    types: ['sdk', 'store', 'platform'],
  },
  // All hooks that read the call, and what gives it to components.
  react: {
    files: 'src/call/react/**',
    layers: ['store', 'platform', 'validation'],
    types: ['sdk', 'errors', 'session', 'diagnostics', 'voice-call'],
    packages: [...REACT, 'zustand'],
  },
  'voice-call': {
    files: 'src/call/voice-call/**',
    layers: [
      ...['adapter', 'sdk', 'media', 'session', 'store', 'errors', 'diagnostics'],
      ...['platform', 'token', 'validation', 'memory'],
    ],
    packages: SDK,
  },
  'ui-kit': {
    files: 'src/call/ui/kit/**',
    layers: ['platform', 'words', 'memory', 'validation'],
    packages: TARO_REACT,
  },
  'ui-door': { files: 'src/call/ui/index.ts', layers: ['ui', 'ui-kit'] },
  ui: {
    files: 'src/call/ui/**',
    layers: [
      ...['ui-kit', 'media-faces', 'store', 'react', 'errors', 'words', 'platform'],
      ...['memory', 'validation'],
    ],
    types: ['session', 'diagnostics', 'voice-call'],
    packages: [...TARO_REACT, 'uqr'],
  },
  // The doors. Each is a list of what it lets out; nothing in the call imports one.
  'late-doors': { files: 'src/call/(messages|roles)/**', layers: ['session', 'ui'] },
  'main-door': {
    files: 'src/call/index.ts',
    layers: [
      ...['voice-call', 'token', 'session', 'store', 'errors', 'sdk', 'react', 'media-faces'],
      ...['prejoin', 'development', 'memory', 'validation'],
    ],
  },
  prejoin: {
    files: 'src/call/prejoin/**',
    layers: ['memory', 'platform', 'token', 'validation', 'words'],
    packages: TARO_REACT,
  },
  development: {
    files: 'src/call/development/**',
    layers: ['adapter', 'media', 'platform', 'sdk', 'token'],
    packages: TARO,
  },

  // What a host's build needs; no part of the call itself.
  plugin: { files: 'src/call/plugin/**', packages: ['webpack'] },

  // The demo app, the call's first user: it enters by the doors. The main package takes those without
  // the SDK.
  setup: { files: 'src/setup/**', layers: ['prejoin', 'development'] },
  app: {
    files: 'src/app*',
    layers: ['setup', 'prejoin'],
    packages: [...REACT, ...TARO, 'react-dom', '@tarojs/runtime', '@tarojs/plugin-framework-react'],
  },
  home: {
    files: 'src/pages/home/**',
    layers: ['setup', 'prejoin', 'development', 'ui-door', 'check-words'],
    packages: TARO_REACT,
  },
  'call-page': {
    files: 'src/call/room/**',
    layers: ['setup', 'main-door', 'prejoin', 'ui-door', 'development', 'late-doors'],
  },
  // Scripts that the call fetches late.
  'late-scripts': { files: 'src/(messages|roles)/**', layers: ['late-doors', 'call-page'] },

  // A subpackage that only development builds have.
  'check-words': { files: 'src/check/words.ts', layers: ['prejoin'] },
  check: {
    files: 'src/check/**',
    layers: ['setup', 'prejoin', 'development', 'ui-door', 'check-words'],
    packages: TARO_REACT,
  },

  // What runs on a computer.
  'env-files': { files: 'config/env-files.ts', packages: ['dotenv', 'dotenv-expand'] },
  server: {
    files: 'server/**',
    layers: ['validation', 'env-files'],
    packages: ['fastify', '@fastify/*', '@redis/client', 'ipaddr.js', 'pino', 'prom-client'],
  },
  config: {
    files: 'config/**',
    layers: ['plugin', 'validation', 'platform', 'env-files'],
    packages: NO_SDK,
  },
  tools: {
    files: 'tools/**',
    layers: ['server', 'validation', 'plugin', 'config', 'env-files'],
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
