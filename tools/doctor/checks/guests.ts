import { ok, todo, type Finding } from '../finding';
import type { World } from '../world';

/** Whether the token itself holds guests to the room that they were invited to. */
export function guests({ settings, service }: World): Finding[] {
  // Without a page for browsers there are no guests, and without a service no tickets for them.
  if (!settings['TARO_APP_WEB_URL'] || !service) return [];
  const verified = service.token?.verified;
  const oneRoom = verified && 'oneRoom' in verified ? verified.oneRoom : undefined;
  if (oneRoom)
    return [
      ok(
        'guest-rooms',
        'Token 只为一个房间生成；请 ZEGO 为 AppID 开通房间权限和推流权限，云端才会遵守',
        'A token is made for one room only; ZEGO’s cloud holds to it once token rights are switched on for the AppID',
      ),
    ];
  return [
    todo(
      'guest-rooms',
      oneRoom === false
        ? [
            '你会邀请访客，而 Token 对所有房间有效：从应用里取出它的人，到期之前也能进别的房间。',
            'You invite guests, and a token is good for every room: whoever takes theirs out of the app gets into others until it expires.',
          ]
        : [
            '你会邀请访客，但看不出 Token 是否只对一个房间有效。',
            'You invite guests, and it could not be seen whether a token is good for one room only.',
          ],
      [
        '请 ZEGO 为你的 AppID 开通房间权限和推流权限，并让 Token 服务在 payload 里写明房间和权限（server/README.md，Roles, hosts and invitations）。',
        'Have ZEGO switch token rights on for your AppID, and let the token service write room and rights into the payload (server/README.md, Roles, hosts and invitations).',
      ],
    ),
  ];
}
