// Taro's builds; tests are compiled by `__tests__/support/swc.js`.

/**
 * The oldest engines that WeChat runs a mini-program's scripts in: JavaScriptCore of iOS 12, and its
 * own V8 on Android. ES5, Taro's default, would be a tenth more code and slower.
 */
const weapp = {
  targets: { ios: '12', chrome: '80' },
  // Two faults of Safari that these two were to avoid. The first has a smaller cure …
  include: ['bugfix/transform-safari-id-destructuring-collision-in-function-expression'],
  // … and the second is about tagged templates, of which there are none.
  exclude: ['transform-parameters', 'transform-template-literals', 'transform-destructuring'],
};

/** The oldest browsers that the web SDK calls well in; the code for older ones is never of use. */
const h5 = {
  targets: { chrome: '80', edge: '80', firefox: '78', safari: '14', ios: '14' },
  useBuiltIns: 'usage',
};

/** A field without a value is there for its type: the constructor sets it, and needn't say first that it is undefined. */
const leaveOutEmptyFields = () => ({
  visitor: {
    Class({ node: { body } }) {
      body.body = body.body.filter((member) => member.type !== 'ClassProperty' || member.value);
    },
  },
});

module.exports = (api) => {
  api.cache.using(() => `${process.env.NODE_ENV}:${process.env.TARO_ENV}`);
  return {
    // What is true of our code and makes it smaller: no setter waits for a field of a class, and
    // nothing is `document.all`.
    assumptions: { setPublicClassFields: true, noDocumentAll: true },
    plugins: [leaveOutEmptyFields],
    presets: [
      [
        'taro',
        {
          framework: 'react',
          ts: true,
          compiler: 'webpack5',
          ...(process.env.TARO_ENV === 'h5' ? h5 : weapp),
        },
      ],
    ],
  };
};
