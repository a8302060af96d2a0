import { fault, ok, todo, warning, type Finding } from '../finding';
import type { IssuedToken, Service, World } from '../world';

/** A clock that is off by more, in seconds, makes tokens too old or not yet good. */
const CLOCKS_APART = 60;
/** Who comes after a token is over makes phones log in anew: calls last longer than this, in seconds. */
const SHORT = 1800;

/** Whether the token service answers, and with tokens that the cloud will take. */
export function service({ service: found, settings, now }: World): Finding[] {
  if (!found) return [];
  const { health } = found;
  if ('error' in health) {
    return [
      fault(
        'service-reachable',
        [
          `Token 服务没有回应：${health.error}。`,
          `The token service does not answer: ${health.error}.`,
        ],
        [
          '检查它是否在运行，地址和证书是否正确。',
          'See whether it runs, and its address and certificate.',
        ],
      ),
    ];
  }
  if (health.status !== 200 && found.login.kind === 'stranger') return [stranger(health.status)];
  return [
    ok('service-reachable', 'Token 服务有回应', 'The token service answers'),
    ...clocks(found),
    ...proxy(found),
    ...login(found, Number(settings['TARO_APP_ZEGO_APP_ID']), now),
  ];
}

/** The console's temporary token, for a first try. */
export function consoleToken({ consoleToken: token, settings, now }: World): Finding[] {
  if (!token) return [];
  const appID = Number(settings['TARO_APP_ZEGO_APP_ID']);
  return [
    ...tokenFindings(token, token.userID, appID, now, false),
    warning(
      'console-token',
      [
        '用的是控制台的临时 Token，只能试用：所有手机都是同一个用户。',
        'This is a temporary token of the console, for a try only: every phone is the same user.',
      ],
      [
        '用 npm start 或 npm run build:trial 构建；上线前换成 Token 服务。',
        'Build with npm start or npm run build:trial; go on to a token service before you publish.',
      ],
    ),
  ];
}

function clocks({ ahead }: Service): Finding[] {
  if (ahead === null || Math.abs(ahead) <= CLOCKS_APART) return [];
  const by = `${Math.round(Math.abs(ahead))} s`;
  return [
    warning(
      'service-clock',
      [
        `Token 服务的时钟和本机相差 ${by}。`,
        `The clocks of the token service and of this computer differ by ${by}.`,
      ],
      ['校准服务器的时钟：Token 的期限由它决定。', 'Set the server’s clock: tokens end by it.'],
    ),
  ];
}

function proxy({ proxyUnknown }: Service): Finding[] {
  if (!proxyUnknown) return [];
  return [
    warning(
      'service-proxy',
      [
        'Token 服务不认识它前面的代理：所有人共用一份限额。',
        'The token service does not know the proxy in front of it: all people share one limit.',
      ],
      [
        '把 TRUST_PROXY 设成代理的地址（server/README.md）。',
        'Set TRUST_PROXY to the address of the proxy (server/README.md).',
      ],
    ),
  ];
}

function login(found: Service, appID: number, now: number): Finding[] {
  const { login: answer, token } = found;
  if (answer.kind === 'stranger') return [stranger(answer.status)];
  if (answer.kind === 'refused' || answer.kind === 'unasked') {
    return [
      todo(
        'service-login',
        [
          'Token 服务要真正的微信登录，所以没有看到 Token。',
          'The token service wants a real login of WeChat, so no token was seen.',
        ],
        [
          '在开发者工具的 Console 里运行 wx.login({success: console.log})，再运行 npm run doctor -- --code=它的 code。',
          'Run wx.login({success: console.log}) in the Console of WeChat DevTools, then npm run doctor -- --code=its code.',
        ],
      ),
    ];
  }
  const development =
    answer.kind === 'development'
      ? [
          warning(
            'service-development',
            [
              'Token 服务开着开发登录，谁都能进。',
              'The token service lets anybody in: its development login is on.',
            ],
            ['上线前去掉 DEV_LOGIN。', 'Remove DEV_LOGIN before you publish.'],
          ),
        ]
      : [];
  if (!token) {
    return [
      fault(
        'service-token',
        ['登录成功，但没有拿到 Token。', 'The login worked, but no token came.'],
        ['看 Token 服务的日志。', 'See the log of the token service.'],
      ),
    ];
  }
  return [...tokenFindings(token, answer.userID, appID, now, true), ...development];
}

function tokenFindings(
  token: IssuedToken,
  userID: string,
  appID: number,
  now: number,
  ofService: boolean,
): Finding[] {
  const left = Math.floor(token.expiresAt - now);
  const where = ofService
    ? (['看 server/.env.local 里的设置。', 'See the settings of server/.env.local.'] as const)
    : (['在 ZEGO 控制台重新生成。', 'Make another in the ZEGO console.'] as const);
  const no = (zh: string, en: string) => [fault('token-valid', [zh, en], where)];
  if (Number.isNaN(token.expiresAt)) {
    return no('拿到的不是 Token04。', 'What came is no Token04.');
  }
  if (left <= 0) return no('Token 已经过期。', 'The token is over.');
  if (token.userID !== userID) {
    return no('Token 的 userID 和登录的不同。', 'The token is for another userID than the login.');
  }
  const short =
    left < SHORT
      ? [
          warning(
            'token-short',
            [`Token 只有效 ${left} 秒。`, `The token lives for ${left} s only.`],
            [
              '给它几小时（TOKEN_TTL）：过期后有人进房，手机就要重新登录，声音会断一下。',
              'Let it live for hours (TOKEN_TTL): once it is over, whoever joins makes phones log in anew, with a gap in the sound.',
            ],
          ),
        ]
      : [];
  const { verified } = token;
  if (!verified) {
    return [
      ok(
        'token-valid',
        `拿到 Token，有效 ${left} 秒（没有密钥，签名未查）`,
        `A token came, good for ${left} s (signature not checked without the secret)`,
      ),
      ...short,
    ];
  }
  if ('fault' in verified) {
    return no(
      `Token 和这里的 AppID、ServerSecret 不符：${verified.fault}。`,
      `The token does not fit the AppID and ServerSecret known here: ${verified.fault}.`,
    );
  }
  if (verified.appID !== appID) {
    return no(
      `Token 是给 AppID ${verified.appID} 的，不是 ${appID}。`,
      `The token is for AppID ${verified.appID}, not ${appID}.`,
    );
  }
  if (verified.userID !== userID) {
    return no(
      `Token 里的 userID 是“${verified.userID}”，登录用的是“${userID}”。`,
      `The token holds userID "${verified.userID}", but the login is as "${userID}".`,
    );
  }
  return [
    ok(
      'token-valid',
      `Token 有效，AppID 和 userID 相符，还有 ${left} 秒`,
      `The token is valid for this AppID and userID, for ${left} s`,
    ),
    ...short,
  ];
}

function stranger(status: number): Finding {
  return fault(
    'service-contract',
    [
      `这个地址上不是 Token 服务（状态 ${status}）。`,
      `What answers there is no token service (status ${status}).`,
    ],
    [
      '检查 TARO_APP_TOKEN_URL，以及反向代理的路径。',
      'See TARO_APP_TOKEN_URL and the paths of your reverse proxy.',
    ],
  );
}
