/** How `__tests__/support/swc.js` compiles. */
const COMPILER = {
  jsc: {
    target: 'es2022',
    // The second puts `jest.mock` before what it mocks is loaded.
    transform: { react: { runtime: 'automatic' }, hidden: { jest: true } },
  },
  module: { type: 'commonjs' },
};

/** Large packages that keep nothing from one file of tests to the next: `__tests__/support/once`. */
const ONCE = [
  '@fastify/cors',
  '@redis/client',
  'autocannon',
  'axe-core',
  'esbuild',
  'eslint',
  'fastify',
  'playwright-core',
  'prom-client',
  'sass',
  'typescript',
  'typescript-eslint',
  'werift',
];

/** One project per kind of test: each needs another world around it. */
const common = {
  rootDir: __dirname,
  moduleFileExtensions: ['weapp.tsx', 'weapp.ts', 'tsx', 'ts', 'jsx', 'js', 'json', 'node'],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '\\.scss$': '<rootDir>/__tests__/support/style.js',
  },
  // Packages of their own, some of one name: no test imports them.
  modulePathIgnorePatterns: ['<rootDir>/examples/', '<rootDir>/dist/'],
  // What only a build knows.
  globals: {
    __VOICE_CALL_PAGE__: '/call/room/index',
    __LOCAL_CLOUD__: false,
    __CONSOLE_TOKEN__: false,
    __NOT_SET_UP__: false,
  },
  transform: { '\\.[jt]sx?$': ['<rootDir>/__tests__/support/swc.js', COMPILER] },
  // Written as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
};

const node = {
  testEnvironment: '<rootDir>/__tests__/support/once/environment.ts',
  transform: {
    [`/node_modules/(?:${ONCE.join('|')})/`]: '<rootDir>/__tests__/support/once/package.js',
    ...common.transform,
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${['pixelmatch', ...ONCE].join('|')})/)`],
};

const project = (name, more = {}) => ({
  ...common,
  ...node,
  displayName: name,
  testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts?(x)`],
  ...more,
});

// Jest runs one such setup once, for however many projects name it.
const built = (target) => ({ globalSetup: `<rootDir>/__tests__/support/build-${target}.ts` });

// What goes wrong in a browser fails the test, whatever the test looks at.
const watched = {
  setupFilesAfterEnv: ['<rootDir>/__tests__/support/browser/troubles-setup.ts'],
};

module.exports = {
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  projects: [
    // Pure logic: validation, session, store, tools' own parts.
    project('unit'),
    // React components with a fake engine.
    project('component', {
      testEnvironment: 'jsdom',
      transform: common.transform,
      transformIgnorePatterns: common.transformIgnorePatterns,
    }),
    // The token service and the local cloud by themselves.
    project('server'),
    project('cloud'),
    // The local cloud's sound: the real web SDK in a real browser with a fake microphone.
    project('media', watched),
    // The real SDK, unmodified, over a real socket against the local cloud.
    project('integration'),
    // The built packages: their size, what is in them, and what must not be.
    project('dist', { ...built('both'), ...watched }),
    // The built mini-program in a real browser.
    project('simulator', { ...built('weapp'), ...watched }),
    // The built page for browsers in a real browser, with real sound; in one test with a phone.
    project('browser', { ...built('both'), ...watched }),
    // Apps of others, built with the package that `npm run pack:call` makes.
    project('examples', {
      globalSetup: '<rootDir>/__tests__/support/examples/build.ts',
      ...watched,
    }),
  ],
  testTimeout: 120_000,
};
