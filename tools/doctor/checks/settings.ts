import { CONSOLE_NAMES } from '../../../config/console-token';
import { isAppID, isServerAddress, isSecureAddress } from '../../../src/call/validation/settings';
import { fault, ok, warning, type Finding } from '../finding';
import type { World } from '../world';

const ZEGO = ['ZEGO 控制台 > 项目信息', 'the ZEGO console, project information'] as const;

/** Before anything is missed that is only written in another way. */
export function readable({ unreadableSettings: files }: World): Finding[] {
  if (files.length === 0) return [];
  const names = files.join(', ');
  return [
    fault(
      'settings-encoding',
      [
        `${names} 存成了 UTF-16，里面的设置都读不到。`,
        `${names}: saved as UTF-16, so none of its settings can be read.`,
      ],
      [
        '用 UTF-8 重新保存（记事本：另存为，编码选 UTF-8）。',
        'Save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8).',
      ],
    ),
  ];
}

/** TARO_APP_ZEGO_APP_ID */
export function appID({ settings }: World): Finding[] {
  const name = 'TARO_APP_ZEGO_APP_ID';
  const value = settings[name];
  if (!value) return [unset('app-id', name, ['AppID', 'the AppID'])];
  if (/^\d+$/.test(value) && isAppID(Number(value))) {
    return [ok('app-id', `AppID ${value}`, `AppID ${value}`)];
  }
  return [
    fault(
      'app-id',
      [`${name} 是“${value}”，不是 AppID。`, `${name} is "${value}", which is no AppID.`],
      [
        `填正整数，例如 1234567890；在${ZEGO[0]}里查看。`,
        `It is a positive integer such as 1234567890; see ${ZEGO[1]}.`,
      ],
    ),
  ];
}

/** TARO_APP_ZEGO_SERVER */
export function server({ settings }: World): Finding[] {
  const name = 'TARO_APP_ZEGO_SERVER';
  const value = settings[name];
  if (!value) return [unset('server', name, ['Server 地址', 'the Server address'])];
  if (isServerAddress(value)) {
    return [ok('server', `Server 地址 ${value}`, `Server address ${value}`)];
  }
  return [
    fault(
      'server',
      [
        `${name} 是“${value}”，不是 Server 地址。`,
        `${name} is "${value}", which is no Server address.`,
      ],
      [`照${ZEGO[0]}里的原样填写：wss://…/ws。`, `Copy it as it stands in ${ZEGO[1]}: wss://…/ws.`],
    ),
  ];
}

/** Where tokens come from: a service, or for a first try the console. */
export function tokenSource({ settings }: World): Finding[] {
  const name = 'TARO_APP_TOKEN_URL';
  const value = settings[name];
  const console = CONSOLE_NAMES.some((one) => settings[one]);
  if (value && console) {
    return [
      fault(
        'token-source',
        [
          `${name} 和 TARO_APP_CONSOLE_TOKEN 都设置了。`,
          `${name} and TARO_APP_CONSOLE_TOKEN are both set.`,
        ],
        ['只留一个：Token 从哪里来。', 'Keep one: where tokens come from.'],
      ),
    ];
  }
  if (console) return [];
  if (!value) return [unset('token-source', name, ['Token 服务的地址', 'your token service'])];
  if (isSecureAddress(value)) {
    return [ok('token-source', `Token 服务 ${value}`, `Token service ${value}`)];
  }
  return [
    fault(
      'token-source',
      [`${name} 是“${value}”，手机不能用。`, `${name} is "${value}", which no phone can use.`],
      ['填 https://…，末尾不带斜杠。', 'Enter https://…, without a trailing slash.'],
    ),
  ];
}

/** Reached by this computer alone. */
const isLocal = (address = '') => /^http:\/\/(127\.0\.0\.1|localhost)\b/.test(address);

/** TARO_APP_WEB_URL, which may be left out: phones then invite no browser. */
export function webPage({ settings }: World): Finding[] {
  const name = 'TARO_APP_WEB_URL';
  const value = settings[name];
  if (!value) return [];
  if (!isSecureAddress(value)) {
    return [
      fault(
        'web-url',
        [
          `${name} 是“${value}”，浏览器不会让那里用麦克风。`,
          `${name} is "${value}", where no browser gives the microphone.`,
        ],
        [
          '填发布 dist/h5 的地址：https://…，末尾不带斜杠；不邀请浏览器就留空。',
          'Enter the address at which dist/h5 is published: https://…, without a trailing slash; or leave it empty, and phones invite no browser.',
        ],
      ),
    ];
  }
  if (!isLocal(value)) return [ok('web-url', `网页 ${value}`, `Page for browsers ${value}`)];
  return [
    warning(
      'web-url-local',
      [
        '网页在本机，别人打不开。',
        'The page for browsers is on this computer: nobody else can open it.',
      ],
      [
        '发出链接前，把它放到 https 地址上。',
        'Before you send links, put it behind an https address.',
      ],
    ),
  ];
}

/** A phone can't reach this computer's own address. */
export function reachableFromPhones({ settings }: World): Finding[] {
  if (!isLocal(settings['TARO_APP_TOKEN_URL'])) return [];
  return [
    warning(
      'token-url-local',
      [
        'Token 服务在本机，手机访问不到。',
        'The token service is on this computer, which no phone can reach.',
      ],
      [
        '手机上试用前，把它放到 https 地址上。',
        'Before you try it on a phone, put it behind an https address.',
      ],
    ),
  ];
}

/** TARO_APP_ID */
export function weChatAppID({ settings, project }: World): Finding[] {
  const value = settings['TARO_APP_ID'] || ('value' in project ? String(project.value.appid) : '');
  if (/^wx[0-9a-f]{16}$/.test(value)) {
    return [ok('wechat-appid', `小程序 AppID ${value}`, `WeChat appid ${value}`)];
  }
  const given = value === '' || value === 'undefined' || value === 'touristappid' ? '' : value;
  const cure = [
    '在 .env.local 里设置 TARO_APP_ID=wx…；在小程序后台 > 开发管理 > 开发设置里查看。',
    'Set TARO_APP_ID=wx… in .env.local; see 小程序后台 > 开发管理 > 开发设置.',
  ] as const;
  return [
    given
      ? fault(
          'wechat-appid',
          [`“${given}”不是小程序 AppID。`, `"${given}" is no WeChat appid.`],
          cure,
        )
      : fault(
          'wechat-appid',
          [
            '没有设置小程序 AppID，游客身份不能推拉流。',
            'No WeChat appid is set, and a tourist may neither publish nor play.',
          ],
          cure,
        ),
  ];
}

function unset(id: string, name: string, what: readonly [string, string]): Finding {
  return fault(
    id,
    [`${name} 没有设置：${what[0]}。`, `${name} is not set: ${what[1]}.`],
    ['写进 .env.local（见 .env.example）。', 'Put it into .env.local (see .env.example).'],
  );
}
