const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The files that take longest, longest first, by how their paths begin. Jest knows how long a file took
 * the last time, but on a fresh clone only how big it is: and a short file of long tests, begun last,
 * is waited for by all the others.
 */
const LONGEST = [
  'dist/start',
  'simulator/app/profiles',
  'simulator/app/outages',
  'simulator/chaos',
  'simulator/screens',
  'simulator/app/phone-check',
  'simulator/app/token-life',
  'media/failures',
  'simulator/app/codes',
  'browser/long-outage',
  'browser/call',
  'browser/access',
  'browser/first-paint',
  'simulator/app/failures',
  'browser/screens',
  'media/call',
  'browser/recovery',
  'simulator/app/network-table',
  'simulator/app/clock',
  'simulator/app/reported',
  'browser/hearsay',
  'browser/engine-contract',
  'browser/microphone',
  'browser/typing',
  'simulator/app/leaks',
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
