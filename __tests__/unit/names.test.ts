import { callWords } from '@/call/words/call';
import { homeWords } from '@/pages/home/words/home';
import { isolated } from '@/call/words/isolated';
import { initials } from '@/call/ui/kit/avatar/initials';
import { userNameFault } from '@/call/validation/ids';
import { cleanID } from '@/call/validation/visible';
import { speak } from '../support/language';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

const FAMILY = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';
const FLAG = '\u{1f1e8}\u{1f1f3}';
const ENGLAND = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
const HEART = '\u2764\ufe0f';

test.each([
  ['zero-width spaces', '\u200b\u200b'],
  ['joiners', '\u200d\u200c\u2060'],
  ['a byte order mark', '\ufeff'],
  ['variation selectors', '\ufe0f\u{e0100}'],
  ['marks of direction', '\u200e\u200f\u202a\u202e\u2066\u2069\u061c'],
  ['fillers of Hangul', '\u3164\u115f\u1160\uffa0'],
  ['blanks of Braille', '\u2800\u2800'],
  ['tags', '\u{e0041}\u{e007f}'],
  ['spaces of all widths', ' \u00a0\u2003\u3000'],
  ['a soft hyphen', '\u00ad'],
  ['a joiner of graphemes', '\u034f'],
  ['selectors of Mongolian', '\u180b\u180e'],
])('a name of %s is no name', (_what, name) => expect(userNameFault(name)).toBe('empty'));

test.each([
  FAMILY,
  FLAG,
  ENGLAND,
  HEART,
  '\u200b小明',
  'نورا',
  '한',
  'é',
  '⠓',
  '\ue000',
  '\u{1fae9}',
])('a name of which something is to be seen is one: %s', (name) =>
  expect(userNameFault(name)).toBeNull(),
);

test.each([
  [FAMILY, FAMILY],
  [FLAG, FLAG],
  [`${FLAG}\u{1f1eb}\u{1f1f7}`, FLAG],
  [ENGLAND, ENGLAND],
  [HEART, HEART],
  ['1\ufe0f\u20e3 go', '1\ufe0f\u20e3G'],
  [`${FAMILY} ${FLAG}`, `${FAMILY}${FLAG}`],
  ['\u{1f44d}\u{1f3fd} Ada', '\u{1f44d}\u{1f3fd}A'],
  ['e\u0301lan vital', 'E\u0301V'],
  ['\u1100\u1161\u11a8', '\u1100\u1161\u11a8'],
  ['क्षमा', 'क्ष'],
  ['\u200b王小明', '小明'],
  ['\u202eAda\u202c King', 'AK'],
  ['Ada \u200b', 'A'],
  ['王小明', '小明'],
  ['Ada King Lovelace', 'AL'],
  ['', ''],
])('the avatar of %j shows whole characters: %j', (name, shown) =>
  expect(initials(name)).toBe(shown),
);

describe('a name that turns the direction', () => {
  const OVERRIDE = '\u202egnp.evil';

  test('stays within its place in a sentence', () => {
    speak('en');
    expect(callWords().member.retryFor(OVERRIDE)).toBe('Try again: \u2068gnp.evil\u2069');
    expect(callWords().member.listenTo('نورا')).toBe('Tap to hear: \u2068نورا\u2069');
    // One that ends isolations would let go of ours.
    expect(isolated('a\u2069\u202eb')).toBe('\u2068ab\u2069');
    expect(homeWords().invited('שלום')).toBe('You are invited to room \u2068שלום\u2069.');
  });

  test('others are left as they are', () => {
    for (const name of ['Ada King', '王小明', FAMILY, 'Zoë', '']) expect(isolated(name)).toBe(name);
  });
});

test.each([
  ['room-1\u200b', 'room-1'],
  ['\ufeffroom\u2060-1\u00ad', 'room-1'],
  [' room-1\u00a0\n', 'room-1'],
  ['my room', 'my room'],
])('an ID that was pasted as %j was meant as %j', (pasted, meant) =>
  expect(cleanID(pasted)).toBe(meant),
);
