const path = require('node:path');

/**
 * Files that wait for most of their time, by how their paths begin: for an outage to pass, a token to end, a
 * sentence to be read. They need little of a processor, and run beside those that work. The last are built
 * apps of others, for which there is time there.
 */
const WAITING = [
  'server/',
  'cloud/',
  'integration/',
  'simulator/app/outages',
  'simulator/app/phone-check',
  'simulator/app/token-life',
  'simulator/app/healing',
  'browser/healing',
  'browser/long-outage',
  'examples/',
];

const ROOT = path.resolve(__dirname, '..');

const waits = (file) => {
  const name = path.relative(ROOT, file).split(path.sep).join('/');
  return WAITING.some((beginning) => name.startsWith(beginning));
};

/** Jest's `--filter`: one part of `npm test` takes those that wait, another the rest. */
module.exports = (files) => ({
  filtered: files.filter((file) => waits(file) === (process.env.TEST_PART === 'waiting')),
});
module.exports.WAITING = WAITING;
