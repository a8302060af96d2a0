import { generateToken04 } from '../../server/token04';
import { APP_ID, type DoctorProject } from './doctor-project';
import { SERVER_SECRET } from './token-service';

type Token = Partial<Parameters<typeof generateToken04>[0]>;

const temporaryToken = (options: Token) => ({
  TARO_APP_CONSOLE_USER_ID: 'ann',
  TARO_APP_CONSOLE_TOKEN: generateToken04({
    ...{ appID: APP_ID, userID: 'ann', secret: SERVER_SECRET, ttl: 3600 },
    ...options,
  }),
});

const consoleToken = (options: Token) => ({ TARO_APP_TOKEN_URL: '', ...temporaryToken(options) });

/** Breaks one thing, and knows the one sentence that names it. */
export const doctorFaults: [string, (p: DoctorProject) => void, string][] = [
  ['no AppID', (p) => p.set({ TARO_APP_ZEGO_APP_ID: '' }), 'TARO_APP_ZEGO_APP_ID is not set'],
  [
    'an AppID that is none',
    (p) => p.set({ TARO_APP_ZEGO_APP_ID: '12x' }),
    'is "12x", which is no AppID',
  ],
  [
    'a Server address without /ws',
    (p) => p.set({ TARO_APP_ZEGO_SERVER: 'wss://a.example' }),
    'which is no Server address',
  ],
  [
    'no source of tokens',
    (p) => p.set({ TARO_APP_TOKEN_URL: '' }),
    'TARO_APP_TOKEN_URL is not set',
  ],
  [
    'a plain http service',
    (p) => p.set({ TARO_APP_TOKEN_URL: 'http://token.example' }),
    'which no phone can use',
  ],
  [
    'a page for browsers without https',
    (p) => p.set({ TARO_APP_WEB_URL: 'http://call.example' }),
    'TARO_APP_WEB_URL is "http://call.example", where no browser gives the microphone',
  ],
  [
    'a service that is down',
    (p) => p.set({ TARO_APP_TOKEN_URL: 'http://127.0.0.1:65000' }),
    'The token service does not answer: ',
  ],
  [
    'settings saved as UTF-16',
    (p) => p.write('.env.local', Buffer.from('\uFEFFTARO_APP_ID=wx12\n', 'utf16le')),
    '.env.local: saved as UTF-16, so none of its settings can be read',
  ],
  [
    'the secret saved as UTF-16',
    (p) => p.write('server/.env.local', Buffer.from('ZEGO_SERVER_SECRET=x\n', 'utf16le')),
    'server/.env.local: saved as UTF-16',
  ],
  ['no WeChat appid', (p) => p.set({ TARO_APP_ID: '' }), 'No WeChat appid is set'],
  [
    'a WeChat appid that is none',
    (p) => p.set({ TARO_APP_ID: 'wx12' }),
    '"wx12" is no WeChat appid',
  ],
  [
    'a secret of another length',
    (p) => p.write('server/.env.local', 'ZEGO_SERVER_SECRET=tooshort\n'),
    'has 8 characters, but must have 32',
  ],
  [
    'the secret in a build',
    (p) => p.edit('dist/weapp/app.js', /$/, `//${SERVER_SECRET}`),
    'ZEGO_SERVER_SECRET is in dist/weapp/app.js',
  ],
  [
    'the secret in the h5 build',
    (p) => p.write('dist/h5/js/app.js', SERVER_SECRET),
    'ZEGO_SERVER_SECRET is in dist/h5/js/app.js',
  ],
  [
    'the secret in history, though it was removed again',
    (p) => {
      p.write('notes.txt', `key: ${SERVER_SECRET}`);
      p.commit();
      p.remove('notes.txt');
      p.commit();
    },
    "ZEGO_SERVER_SECRET is in git's history: ",
  ],
  [
    'the secret as a setting of the app',
    (p) => p.set({ TARO_APP_KEY: SERVER_SECRET }),
    'TARO_APP_KEY holds ZEGO_SERVER_SECRET',
  ],
  [
    'a setting for a secret',
    (p) => p.set({ TARO_APP_SERVER_SECRET: 'other' }),
    'TARO_APP_SERVER_SECRET would carry a secret',
  ],
  [
    'WeChat’s secret in the source',
    (p) => {
      p.edit('server/.env.local', /$/, `WECHAT_APP_SECRET=${'w'.repeat(32)}\n`);
      p.write('src/key.ts', 'w'.repeat(32));
    },
    'WECHAT_APP_SECRET is in src/key.ts',
  ],
  [
    'settings in git',
    (p) => p.git('add', '--force', '.env.local'),
    'Git holds files with settings: .env.local',
  ],
  [
    'no project.config.json',
    (p) => p.remove('project.config.json'),
    'There is no project.config.json',
  ],
  [
    'a broken project.config.json',
    (p) => p.edit('project.config.json', '{', ''),
    "project.config.json can't be read",
  ],
  [
    'another folder',
    (p) => p.edit('project.config.json', 'dist/weapp/', 'dist/'),
    'miniprogramRoot is "dist/"',
  ],
  [
    'a mini-game',
    (p) => p.edit('project.config.json', '"miniprogram"', '"game"'),
    'compileType is "game"',
  ],
  [
    'an old base library',
    (p) => p.edit('project.config.json', /"libVersion": "[\d.]+"/, '"libVersion": "2.20.0"'),
    'base library 2.20.0 is too old',
  ],
  [
    'no privacy check',
    (p) => p.edit('src/app.config.ts', 'window:', '__usePrivacyCheck__: false,\n  window:'),
    'does not declare __usePrivacyCheck__',
  ],
  [
    'scope.record where WeChat refuses it',
    (p) =>
      p.edit(
        'src/app.config.ts',
        'window:',
        "permission: { 'scope.record': { desc: 'x' } },\n  window:",
      ),
    'WeChat knows no scope.record',
  ],
  [
    'private infos that WeChat does not know',
    (p) =>
      p.edit(
        'src/app.config.ts',
        'window:',
        "requiredPrivateInfos: ['getRecorderManager'],\n  window:",
      ),
    'requiredPrivateInfos does not know getRecorderManager',
  ],
  [
    'the call page in the main package',
    (p) =>
      p.edit(
        'src/app.config.ts',
        "['pages/home/index']",
        "['pages/home/index', 'call/room/index']",
      ),
    'app.config lists "call/room/index"',
  ],
  [
    'an app config that does not run',
    (p) => p.edit('src/app.config.ts', 'defineAppConfig(', 'defineApp('),
    "The app's configuration can't be read",
  ],
  ['no SDK', (p) => p.remove('node_modules'), 'zego-express-engine-miniprogram is not installed'],
  [
    'an old SDK',
    (p) => {
      p.remove('node_modules');
      const folder = 'node_modules/zego-express-engine-miniprogram';
      p.write(`${folder}/package.json`, '{"version":"2.9.1","main":"a.js"}');
      p.write(`${folder}/a.js`, '');
    },
    'SDK 2.9.1 is too old',
  ],
  [
    'a main package over the limit',
    (p) => p.write('dist/weapp/big.js', 'x'.repeat(2_200_000)),
    'WeChat allows 2048 KiB',
  ],
  [
    'a call package over the limit',
    (p) => p.write('dist/weapp/call/big.js', 'x'.repeat(2_200_000)),
    'Package call has 2149 KiB',
  ],
  [
    'a build of another AppID',
    (p) => p.edit('dist/weapp/app.js', String(APP_ID), '7'),
    'built with another AppID',
  ],
  [
    'a build of another service',
    (p) => p.edit('dist/weapp/app.js', /http:[^"]+/, 'https://old.example'),
    'the address of another token service',
  ],
  [
    'a build for the local cloud',
    (p) => p.edit('dist/weapp/app.js', /$/, '"local-cloud-key"'),
    'built for the local cloud',
  ],
  [
    'a build with a temporary token',
    (p) => p.edit('dist/weapp/app.js', /$/, `"04${'A'.repeat(120)}"`),
    'must not be uploaded',
  ],
  [
    'a build for another mini-program',
    (p) => p.edit('dist/weapp/project.config.json', 'wx0', 'wx9'),
    'has the WeChat appid "wx9',
  ],
  ['a temporary token beside a service', (p) => p.set(temporaryToken({})), 'are both set'],
  [
    'a temporary token of yesterday',
    (p) => p.set(consoleToken({ now: 1_700_000_000 })),
    'The token is over',
  ],
  [
    'somebody else’s temporary token',
    (p) => p.set(consoleToken({ userID: 'bob' })),
    'The token holds userID "bob", but the login is as "ann"',
  ],
  [
    'another AppID’s temporary token',
    (p) => p.set(consoleToken({ appID: 7 })),
    'does not fit the AppID and ServerSecret known here: wrong-app',
  ],
  [
    'a temporary token of another secret',
    (p) => p.set(consoleToken({ secret: 'x'.repeat(32) })),
    'known here: wrong-key',
  ],
  [
    'half a temporary token',
    (p) => p.set({ ...consoleToken({}), TARO_APP_CONSOLE_TOKEN: '04AAAA' }),
    'What came is no Token04',
  ],
];
