import fs from 'node:fs';
import path from 'node:path';
import type { FailureKind } from '@/call/errors/failures';
import { failureWords } from '@/call/words/failures';
import { speak } from '../support/language';
import { metCodes } from '../support/met-codes';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

const text = fs.readFileSync(path.resolve(__dirname, '../../docs/guide/codes.md'), 'utf8');
const rows = Array.from(
  text.matchAll(/^\| `([\w-]+)` +\|(.*)\|$/gm),
  ([, name = '', rest = '']) => ({
    name,
    cells: rest.split('|').map((cell) => cell.trim()),
  }),
);

test('every row of the guide is reached in the simulator, and everything reached has its row', () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(metCodes));
});

test('every row says what happens, what is seen, what can be done, and what comes by itself', () => {
  for (const { name, cells } of rows) {
    expect([name, cells.length]).toEqual([name, 4]);
    for (const cell of cells) expect([name, cell]).not.toEqual([name, '']);
  }
});

/** What a phone can't be brought to say in the simulator, and where it is tested. */
const ELSEWHERE: Partial<Record<FailureKind, string>> = {
  // Home lets neither through: integration/pitfalls.
  'room-id-invalid': 'integration',
  'user-name-invalid': 'integration',
  // A build without an AppID or with a wrong server: unit/engine-ports, dist/no-settings.
  configuration: 'a build of its own',
  // WeChat's component does not appear: integration/failures.
  'component-missing': 'integration',
  // An AppID that the cloud doesn't know is the build's: integration/failures.
  'app-id-rejected': 'integration',
  // A right that a token lacks once it is renewed: unit/stream-keeper.
  'publish-forbidden': 'unit',
  // One member's tile says it in fewer words: rows `playing-…`.
  'play-failed': 'rows playing-…',
  // No step lacks a sentence of its own.
  unknown: 'unit',
  // What only a browser says: __tests__/browser.
  'browser-unsupported': 'browser',
  'page-insecure': 'browser',
  'browser-microphone-refused': 'browser',
  'browser-microphone-refused-by-system': 'browser',
  'microphone-missing': 'browser',
  'microphone-unplugged': 'browser',
  // Hints, of what only some phones do: simulator/app/wechat, unit/silent-microphone.
  'microphone-silent': 'simulator',
  'camera-refused-by-system': 'unit',
  'engine-unreachable': 'browser',
  'invitation-missing': 'browser',
  'invitation-over': 'browser',
  'invitation-elsewhere': 'browser',
};

test('every sentence of a failure is said on a phone by some row', () => {
  speak('en');
  const { sentence, kickedWithReason } = failureWords();
  const said = Object.values(metCodes)
    .flatMap(({ sees }) => [sees['.ended'], sees['.banner']])
    // What only tells that something is there says nothing of what.
    .filter((says): says is RegExp => says !== undefined && says.source.length > 10)
    .map((says) => new RegExp(says.source.split('[^]*')[0] ?? ''));
  const unsaid = Object.entries({
    ...sentence,
    'kicked-by-host': kickedWithReason('quiet, please'),
  }).filter(([, words]) => !said.some((says) => says.test(words)));
  expect(unsaid.map(([kind]) => kind).sort()).toEqual(Object.keys(ELSEWHERE).sort());
});
