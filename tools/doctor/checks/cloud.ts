import { offSentences, type Switch } from '../../../server/zego-api/switches';
import { fault, ok, todo, warning, type Finding } from '../finding';
import type { World } from '../world';

/** The service's sentences in Chinese. */
const off: Readonly<Record<Switch, string>> = {
  bans: '用户权限控制（SetForbidUserRule）没有开通：被移出或被收回发言的人，改过的客户端在 Token 到期前还能回来、还能说话。',
  kick: 'KickoutUser 没有开通：被移出的人会留在房间里，直到自己离开。',
  close: 'CloseRoom 没有开通：结束的房间里，已经在的人还能继续通话。',
  words: 'SendCustomCommand 没有开通：谁可以发言、谁不能再发言、全员静音，客户端都收不到。',
  streams: 'DescribeSimpleStreamList 没有开通：被收回发言的人用改过的客户端，声音要等封禁才停。',
  forbid: 'ForbidRTCStreams 没有开通：被收回发言的人用改过的客户端，声音要等封禁才停。',
  list: 'DescribeUserList 没有开通：主持人只能靠 ZEGO 的回调知道谁在房间里。',
};

const asSentence = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

/** Whether ZEGO has switched on what hosts need. */
export function cloud({ cloud: found }: World): Finding[] {
  if (!found) return [];
  if ('unreachable' in found) {
    return [
      todo(
        'zego-reachable',
        [
          '从这台电脑问不到 ZEGO 的服务端 API，不知道开通了什么。',
          'ZEGO’s server API could not be asked from this computer: what is switched on is not known.',
        ],
        [
          '在能访问 rtc-api.zego.im 的地方再运行一次，或看 Token 服务启动时的日志。',
          'Run this again where rtc-api.zego.im can be reached, or see the first lines of the token service’s log.',
        ],
      ),
    ];
  }
  if ('refused' in found) {
    return [
      fault(
        'zego-secret',
        [
          `ZEGO 的服务端 API 不接受这个 AppID 和 ServerSecret：${found.refused}。`,
          `ZEGO’s server API does not take this AppID with this ServerSecret: ${found.refused}.`,
        ],
        [
          '在 ZEGO 控制台的项目信息里核对两者。',
          'Compare both with the project information in the ZEGO console.',
        ],
      ),
    ];
  }
  if (found.off.length === 0) {
    return [
      ok(
        'zego-switches',
        'ZEGO 为这个 AppID 开通了主持人需要的服务端功能',
        'ZEGO has switched on for this AppID what hosts need of its server API',
      ),
    ];
  }
  return found.off.map((name) =>
    warning(
      `zego-${name}`,
      [off[name], asSentence(offSentences[name])],
      [
        '请 ZEGO 的技术支持为这个 AppID 开通。',
        'Ask ZEGO’s support to switch it on for this AppID.',
      ],
    ),
  );
}
