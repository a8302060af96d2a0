/**
 * For large packages. Jest loads a package anew for every file of tests: with a browser's driver and a web
 * server in it that took longer than most tests. By Node itself it is loaded once a worker.
 */
module.exports = {
  process: (_source, filename) => ({
    code: `module.exports = requireOnce(${JSON.stringify(filename)});`,
  }),
};
