import { fault, ok, warning, type Finding } from '../finding';
import type { World } from '../world';

/** The interfaces that `requiredPrivateInfos` may name; all are about places. */
const PRIVATE_INFOS = [
  ...['chooseAddress', 'chooseLocation', 'choosePoi', 'getFuzzyLocation', 'getLocation'],
  ...['onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'],
];

/** What the app declares to WeChat about permissions and privacy. */
export function declarations({ app }: World): Finding[] {
  if (!('value' in app)) {
    const why = 'broken' in app ? app.broken : 'src/app.config.ts';
    return [
      fault(
        'app-config',
        [`读不到应用配置：${why}。`, `The app's configuration can't be read: ${why}.`],
        ['修好 src/app.config.ts。', 'Mend src/app.config.ts.'],
      ),
    ];
  }
  const { permission = {}, requiredPrivateInfos = [], __usePrivacyCheck__ } = app.value;
  const findings: Finding[] = [];
  if (__usePrivacyCheck__ !== true) {
    findings.push(
      fault(
        'privacy-check',
        [
          '应用配置没有声明 __usePrivacyCheck__，隐私授权可能不弹出。',
          'The app does not declare __usePrivacyCheck__, so WeChat may not ask for consent.',
        ],
        [
          '在 src/app.config.ts 里写 __usePrivacyCheck__: true。',
          'Write __usePrivacyCheck__: true in src/app.config.ts.',
        ],
      ),
    );
  }
  if ('scope.record' in permission) {
    findings.push(
      fault(
        'permission-record',
        [
          'permission 里的 scope.record 无效，开发者工具会报错。',
          'WeChat knows no scope.record under "permission": DevTools refuses it.',
        ],
        [
          '从 src/app.config.ts 删掉；麦克风的用途写在用户隐私保护指引里。',
          'Remove it from src/app.config.ts; what the microphone is for goes into 用户隐私保护指引.',
        ],
      ),
    );
  }
  const unknown = requiredPrivateInfos.filter((name) => !PRIVATE_INFOS.includes(name));
  if (unknown.length > 0) {
    findings.push(
      fault(
        'private-infos',
        [
          `requiredPrivateInfos 不认识 ${unknown.join(', ')}。`,
          `requiredPrivateInfos does not know ${unknown.join(', ')}.`,
        ],
        [
          '从 src/app.config.ts 删掉；它只管位置接口。',
          'Remove it from src/app.config.ts: it is for places only.',
        ],
      ),
    );
  }
  return findings.length > 0
    ? findings
    : [
        ok(
          'declarations',
          '隐私和权限的声明正确',
          'What the app declares on privacy and permissions is right',
        ),
      ];
}

/** Whether the first page waits for the code of all others. */
export function codeOnDemand({ app }: World): Finding[] {
  if (!('value' in app) || app.value.lazyCodeLoading === 'requiredComponents') return [];
  return [
    warning(
      'lazy-code',
      [
        '没有按需注入，首页启动会变慢。',
        'Code is not loaded on demand: the first page comes later.',
      ],
      [
        "在 src/app.config.ts 里写 lazyCodeLoading: 'requiredComponents'。",
        "Write lazyCodeLoading: 'requiredComponents' in src/app.config.ts.",
      ],
    ),
  ];
}
