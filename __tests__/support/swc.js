const { transformSync } = require('@swc/core');

const TYPESCRIPT = /\.tsx?$/;

/**
 * What Jest loads, in JavaScript. By Babel it took twenty times as long, and each project and each worker
 * does it anew on a fresh clone. The options are in Jest's configuration, which its cache knows.
 */
module.exports = {
  process: (source, filename, { transformerConfig }) =>
    transformSync(source, {
      ...transformerConfig,
      filename,
      sourceMaps: 'inline',
      // Nothing but what is written here.
      configFile: false,
      swcrc: false,
      jsc: {
        ...transformerConfig.jsc,
        parser: TYPESCRIPT.test(filename)
          ? { syntax: 'typescript', tsx: filename.endsWith('x') }
          : { syntax: 'ecmascript', jsx: true },
      },
    }),
};
