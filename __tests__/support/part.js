const path = require('node:path');

/**
 * Files of the built app that wait for most of their time: for an outage to pass, a token to end, a sentence to be read. They need
 * little of a processor, and run beside those that work.
 */
const WAITING = [
  'simulator/app/outages',
  'simulator/app/phone-check',
  'simulator/app/token-life',
  'simulator/app/healing',
  'browser/healing',
  'browser/long-outage',
];

/** The projects that these files are of. */
const MIXED = ['simulator', 'browser'];

const ROOT = path.resolve(__dirname, '..');

/** Jest's `--filter`: of the projects that have both, one part of `npm test` takes those that wait, another the rest. */
module.exports = (files) => ({
  filtered: files.filter((file) => {
    const name = path.relative(ROOT, file);
    const isMixed = MIXED.some((project) => name.startsWith(`${project}/`));
    const waits = WAITING.some((beginning) => name.startsWith(beginning));
    return !isMixed || waits === (process.env.TEST_PART === 'waiting');
  }),
});
module.exports.WAITING = WAITING;
