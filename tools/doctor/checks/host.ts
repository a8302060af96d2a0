/** What is looked at in an app that has installed the package: its sources are its own affair. */
import { fault, ok, todo, type Finding } from '../finding';
import type { Dist, World } from '../world';
import { declarations } from './app-config';
import type { Group } from './index';
import { sizes } from './packages';
import { domainsChecked } from './project';
import { sdkVersion } from './sdk';
import { service } from './service';
import { appID, reachableFromPhones, readable, server, tokenSource } from './settings';

/** As the sentences of this app have them, for somebody else's. */
export function examineHost(world: World): Group[] {
  const { dist } = world;
  return [
    { id: 'settings', title: { zh: '设置', en: 'Settings' }, findings: settings(world) },
    { id: 'token', title: { zh: 'Token', en: 'Tokens' }, findings: service(world) },
    {
      id: 'app',
      title: { zh: '小程序', en: 'Mini-program' },
      findings: [...sdkVersion(world), ...domainsChecked(world)],
    },
    {
      id: 'build',
      title: { zh: '构建', en: 'Build' },
      findings: dist ? [...calls(dist), ...declarations(world), ...sizes(dist)] : [notBuilt],
    },
  ];
}

/** Only where the app keeps them under the names that this repository has. */
function settings(world: World): Finding[] {
  const known = Object.keys(world.settings).some((name) => name.startsWith('TARO_APP_'));
  if (known) {
    return [readable, appID, server, tokenSource, reachableFromPhones].flatMap((check) =>
      check(world),
    );
  }
  return [
    todo(
      'settings',
      [
        '这里没有设置，AppID 和地址没有检查。',
        'There are no settings here: AppID and addresses went unchecked.',
      ],
      [
        '要检查，就放进 .env：TARO_APP_ZEGO_APP_ID、TARO_APP_ZEGO_SERVER、TARO_APP_TOKEN_URL。',
        'To have them checked, keep them in .env: TARO_APP_ZEGO_APP_ID, TARO_APP_ZEGO_SERVER, TARO_APP_TOKEN_URL.',
      ],
    ),
  ];
}

const notBuilt = todo(
  'built',
  ['小程序还没有构建。', 'The mini-program is not built yet.'],
  [
    '运行 npx taro build --type weapp，再检查一次。',
    'Run npx taro build --type weapp, then this again.',
  ],
);

/** Where the plugin has put the native components, the page of the call is. */
function calls({ callPackage }: Dist): Finding[] {
  if (callPackage) {
    return [
      ok(
        'call-package',
        `通话在分包 ${callPackage} 里`,
        `The call is in the package ${callPackage}`,
      ),
    ];
  }
  return [
    fault(
      'call-package',
      ['构建里没有通话。', 'There is no call in the build.'],
      [
        "在 config/index 的 plugins 里加上 'taro-zego-voice-call/plugin'，再构建一次。",
        "Add 'taro-zego-voice-call/plugin' to the plugins of config/index, and build again.",
      ],
    ),
  ];
}
