const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The files that take longest, longest first, by how their paths begin. Jest knows how long a file took
 * the last time, but on a fresh clone only how big it is: and a short file of long tests, begun last,
 * is waited for by all the others.
 */
const LONGEST = [
  'simulator/chaos',
  'simulator/app/profiles',
  'integration/outages',
  'dist/start',
  'simulator/app/outages',
  'simulator/app/phone-check',
  'examples/own-page',
  'examples/tab-bar-js',
  'examples/smallest-ts',
  'examples/broken-hosts',
  'simulator/app/network-table',
  'simulator/screens',
  'browser/microphone',
  'simulator/app/token-life',
  'media/failures',
  'browser/long-outage',
  'simulator/app/codes',
  'browser/call',
  'browser/access',
  'browser/first-paint',
  'simulator/app/failures',
  'browser/screens',
  'media/call',
  'browser/recovery',
  'simulator/app/clock',
  'simulator/app/reported',
  'browser/hearsay',
  'browser/engine-contract',
  'browser/typing',
  'simulator/app/leaks',
  'cloud/cli',
  'server/health',
  'integration/failures',
  'cloud/outages',
];

const ROOT = path.resolve(__dirname, '..');

/** More than any that is not in the list; in ms, as Jest's own. */
const LONG = 60_000;

/** How long a file is expected to take, in ms. */
function expected(test) {
  if (test.duration !== undefined) return test.duration;
  const name = path.relative(ROOT, test.path);
  const place = LONGEST.findIndex((beginning) => name.startsWith(beginning));
  return place < 0 ? 0 : LONG * (LONGEST.length - place);
}

/** Jest's order, but the longest first on a fresh clone too. */
class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => expected(other) - expected(one));
  }
}

module.exports = LongestFirst;
module.exports.LONGEST = LONGEST;
module.exports.expected = expected;
