/** Each check of the package on a copy that was broken on purpose. */
import fs from 'node:fs';
import path from 'node:path';
import { localCloudWords } from '@/pages/home/words/local-cloud';
import { LOCAL_PORT, LOCAL_SECRET } from '../../tools/local-cloud/options';
import { configIsKnown } from '../support/app-config-check';
import { copyBuild, type CopiedBuild } from '../support/copied-build';
import { speak } from '../support/language';
import {
  accessible,
  budgets,
  cameraOff,
  licencesPacked,
  loadsWithoutFaults,
  messagesAreLate,
  nothingLocal,
  nothingToTry,
  onlyKnownHosts,
  sdkOnlyInCall,
  type Check,
} from '../support/package-checks';

jest.mock('@/call/platform/device/language', () => jest.requireActual('../support/language'));

let copy: CopiedBuild;
beforeEach(() => {
  copy = copyBuild('package');
});
afterEach(() => copy.remove());

const append = (file: string, text: string) =>
  fs.appendFileSync(path.join(copy.folder, file), text);
const remove = (file: string) => fs.rmSync(path.join(copy.folder, file));
const edit: CopiedBuild['edit'] = (...change) => copy.edit(...change);

const PUSHER = 'call/native/zego-pusher/zego-pusher';
const escaped = (text: string) =>
  text.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const note = (language: string) => {
  speak(language);
  return localCloudWords().note('');
};

test.each<[string, Check, () => void, string]>([
  [
    'a nameless button',
    accessible,
    () => edit('base.wxml', /(<button [^>]*) aria-label="[^"]*"/, '$1'),
    'A button of base.wxml has no aria-label.',
  ],
  ['fat in main', budgets, () => append('fat.png', 'x'.repeat(99_999)), 'The main package has'],
  ['fat in call', budgets, () => append('call/fat.js', 'x'.repeat(99_999)), 'The call package has'],
  [
    'fat in messages',
    budgets,
    () => append('messages/fat.js', 'x'.repeat(9999)),
    'The messages package has',
  ],
  [
    'fat in roles',
    budgets,
    () => append('roles/fat.js', 'x'.repeat(9999)),
    'The roles package has',
  ],
  [
    'messages in the call page',
    messagesAreLate,
    () => append('call/room/index.js', '"messages__scroll"'),
    'call/room/index.js has messages.',
  ],
  [
    'messages that nobody asks for',
    messagesAreLate,
    () => edit('call/sub-vendors.js', '.async("../messages/', '.async("./messages/'),
    'call/sub-vendors.js does not ask for messages/messages.js.',
  ],
  ['the phone check', nothingToTry, () => append('app.js', '"phone-check"'), 'app.js is of'],
  [
    'the SDK in main',
    sdkOnlyInCall,
    () =>
      fs.copyFileSync(
        path.join(copy.folder, 'call/sub-vendors.js'),
        path.join(copy.folder, 'common.js'),
      ),
    'common.js of the main package says "accesshub".',
  ],
  [
    'no SDK at all',
    sdkOnlyInCall,
    () => remove('call/sub-vendors.js'),
    '"accesshub" is nowhere in call/: it proves nothing.',
  ],
  [
    'the local secret',
    nothingLocal,
    () => append('common.js', `"${LOCAL_SECRET}"`),
    'common.js mentions the secret of the local cloud.',
  ],
  [
    'a ServerSecret',
    nothingLocal,
    () => append('call/room/index.js', 'ZEGO_SERVER_SECRET="x"'),
    'call/room/index.js mentions any ServerSecret.',
  ],
  [
    'this computer',
    nothingLocal,
    () => append('common.js', '"127.0.0.1"'),
    'common.js mentions this computer’s address.',
  ],
  [
    'the port',
    nothingLocal,
    () => append('common.js', `"host:${LOCAL_PORT}"`),
    'common.js mentions the port of the local cloud.',
  ],
  [
    'the note in Chinese',
    nothingLocal,
    () => append('pages/home/index.js', escaped(note('zh_CN'))),
    'pages/home/index.js mentions the local cloud.',
  ],
  [
    'the note in English',
    nothingLocal,
    () => append('pages/home/index.js', note('en')),
    'pages/home/index.js mentions the local cloud.',
  ],
  [
    'plain sockets',
    nothingLocal,
    () => append('call/room/index.js', 'u.replace(/^wss:/,"ws:")'),
    'call/room/index.js mentions a rewrite of wss: to ws:.',
  ],
  [
    'a stranger',
    onlyKnownHosts,
    () => append('common.js', '"https://stats.example.net/v1"'),
    'common.js names the host stats.example.net.',
  ],
  [
    'no page',
    loadsWithoutFaults,
    () => remove('pages/home/index.wxml'),
    'app.json: the page "pages/home/index" has no wxml file',
  ],
  [
    'a component that is none',
    loadsWithoutFaults,
    () => edit(`${PUSHER}.json`, '"component": true', ''),
    `${PUSHER}.json must say "component": true`,
  ],
  [
    'a component that is elsewhere',
    loadsWithoutFaults,
    () => edit('call/room/index.json', 'zego-player/zego-player"', 'zego-player/gone"'),
    'call/room/index.json: the component "call/native/zego-player/gone" has no json file',
  ],
  [
    'WXML left open',
    loadsWithoutFaults,
    () => append(`${PUSHER}.wxml`, '<view class="{{a"'),
    `${PUSHER}.wxml:17:`,
  ],
  [
    'an unknown key in app.json',
    configIsKnown,
    () => edit('app.json', '{', '{"lazyCodeLoadings":1,'),
    'app.json has the unknown key "lazyCodeLoadings".',
  ],
  [
    'an unknown key in a page',
    configIsKnown,
    () => edit('pages/home/index.json', '{', '{"navigationBarTitle":"x",'),
    'pages/home/index.json has the unknown key "navigationBarTitle".',
  ],
  [
    'a package preloaded that is not there',
    configIsKnown,
    () => edit('app.json', '"roles","call"]', '"roles","cal"]'),
    'app.json: preloadRule names the package "cal".',
  ],
  [
    'a colour that one theme lacks',
    configIsKnown,
    () => edit('theme.json', /"dark":\s*\{\s*"navBg"/, '"dark": { "navBackground"'),
    'The dark theme has no "navBg".',
  ],
  [
    'a licence that stays behind',
    licencesPacked,
    () => append('app.js.LICENSE.txt', 'MIT'),
    'WeChat does not pack app.js.LICENSE.txt.',
  ],
  [
    'the licence of a tool',
    licencesPacked,
    () => edit('messages/messages.js', /\/\*!/, '/*! css-loader 7.1.5, MIT\n'),
    'The licences of messages/messages.js name css-loader, which it doesn’t bring.',
  ],
  [
    'no licences',
    licencesPacked,
    () => edit('messages/messages.js', /\/\*!.*?\*\//s, ''),
    'The licences of messages/messages.js don\'t say "react ".',
  ],
  [
    'a camera that may go on',
    cameraOff,
    () => edit(`${PUSHER}.wxml`, 'enable-camera="{{false}}"', 'enable-camera="{{camera}}"'),
    `${PUSHER}.wxml does not say enable-camera="{{false}}".`,
  ],
])('sees %s', (_what, check, breakIt, fault) => {
  expect(check(copy.folder)).toEqual([]);
  breakIt();
  expect(check(copy.folder)).toContainEqual(expect.stringContaining(fault));
});
