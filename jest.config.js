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
  transform: { '\\.[jt]sx?$': 'babel-jest' },
  // Written as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
};

const project = (name, more = {}) => ({
  ...common,
  displayName: name,
  testEnvironment: 'node',
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
    project('component', { testEnvironment: 'jsdom' }),
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
  testTimeout: 30_000,
};
