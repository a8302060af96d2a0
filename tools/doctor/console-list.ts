import { isOlder, OLDEST_BASE_LIBRARY } from '../../src/call/validation/version';
import type { Words } from './finding';
import type { World } from './world';

/** What to enter at one place of a console, word for word. */
export interface ConsoleList {
  readonly id: 'socket' | 'request' | 'switches' | 'privacy' | 'base-library';
  /** The way there, in the console's own words, which are Chinese. */
  readonly path: string;
  readonly title: string;
  readonly items: readonly { readonly enter: string; readonly note?: Words }[];
}

const DOMAINS = '小程序后台 > 开发管理 > 开发设置 > 服务器域名';

/** Nobody but a person can enter these, or see whether they are there. */
export function consoleLists(world: World): ConsoleList[] {
  const { sdk, dist } = world;
  // Clipboard: as long as nothing is built, nobody knows, and an entry too many does no harm.
  const clipboard = dist?.mentions.clipboard ?? true;
  return [
    {
      id: 'socket',
      path: DOMAINS,
      title: 'socket合法域名',
      items: [
        serverDomain(world),
        // seed: 配置微信小程序后台, SDK 3.0.0 and later
        ...(sdk && !isOlder(sdk.version, '3.0.0') ? sdk.sockets : []).map((host) => ({
          enter: `wss://${host}`,
        })),
      ],
    },
    {
      id: 'request',
      path: DOMAINS,
      title: 'request合法域名',
      items: [
        ...serviceDomain(world),
        logDomain(world),
        ...(sdk?.logs ?? []).map((host) => ({ enter: `https://${host}` })),
      ],
    },
    {
      id: 'switches',
      path: '小程序后台 > 开发管理 > 接口设置 > 接口权限',
      title: '接口权限',
      items: [
        { enter: '实时播放音视频流', note: note('打开', 'on') },
        { enter: '实时录制音视频流', note: note('打开', 'on') },
      ],
    },
    {
      id: 'privacy',
      path: '小程序后台 > 设置 > 服务内容声明 > 用户隐私保护指引',
      title: '用户隐私保护指引',
      items: [
        { enter: '麦克风', note: note('用途：实时语音通话', 'for: real-time voice calls') },
        {
          enter: '摄像头',
          note: note(
            '推流组件属于这一项；用途：实时语音通话，不采集画面',
            'the pusher belongs here too; for: voice calls, no picture is taken',
          ),
        },
        ...(clipboard
          ? [
              {
                enter: '剪切板',
                note: note('用途：复制房间号和邀请链接', 'for: copying room IDs and invitations'),
              },
            ]
          : []),
      ],
    },
    {
      id: 'base-library',
      path: '小程序后台 > 设置 > 基本设置 > 基础库最低版本设置',
      title: '基础库最低版本设置',
      items: [{ enter: OLDEST_BASE_LIBRARY }],
    },
  ];
}

function serverDomain({ settings }: World) {
  const address = settings['TARO_APP_ZEGO_SERVER'] ?? '';
  if (/^wss:\/\/[^/]+\/ws$/.test(address)) return { enter: address.replace(/\/ws$/, '') };
  return {
    enter: 'wss://…',
    note: note('Server 地址去掉 /ws', 'the Server address without /ws'),
  };
}

function logDomain({ settings }: World) {
  const address = settings['ZEGO_LOG_URL'] ?? '';
  if (/^https:\/\/[^/]+/.test(address))
    return { enter: address.replace(/^(https:\/\/[^/]+).*$/, '$1') };
  return {
    enter: 'https://…',
    note: note(
      'LogUrl 去掉 /httplog（ZEGO 控制台 > 项目信息）',
      'the LogUrl without /httplog (ZEGO console, project information)',
    ),
  };
}

function serviceDomain({ settings }: World) {
  const address = settings['TARO_APP_TOKEN_URL'] ?? '';
  const origin = /^https:\/\/[^/]+/.exec(address)?.[0];
  if (origin) return [{ enter: origin, note: note('Token 服务', 'token service') }];
  return [];
}

const note = (zh: string, en: string): Words => ({ zh, en });
