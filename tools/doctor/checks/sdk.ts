import { isOlder } from '../../../src/call/validation/version';
import { fault, ok, type Finding } from '../finding';
import type { World } from '../world';

/** seed: 功能简介, "SDK 需为 2.10.0 及以上版本" */
const OLDEST = '2.10.0';

/** The SDK that the build takes. */
export function sdkVersion({ sdk }: World): Finding[] {
  if (!sdk) {
    return [
      fault(
        'sdk',
        [
          '没有安装 zego-express-engine-miniprogram。',
          'zego-express-engine-miniprogram is not installed.',
        ],
        ['运行 npm ci。', 'Run npm ci.'],
      ),
    ];
  }
  if (isOlder(sdk.version, OLDEST)) {
    return [
      fault(
        'sdk',
        [
          `SDK ${sdk.version} 太旧，这里的流程需要 ${OLDEST} 以上。`,
          `SDK ${sdk.version} is too old: this app needs ${OLDEST} or later.`,
        ],
        [
          '运行 npm install zego-express-engine-miniprogram@3.6.0 --save-exact。',
          'Run npm install zego-express-engine-miniprogram@3.6.0 --save-exact.',
        ],
      ),
    ];
  }
  return [ok('sdk', `ZEGO Express SDK ${sdk.version}`, `ZEGO Express SDK ${sdk.version}`)];
}
