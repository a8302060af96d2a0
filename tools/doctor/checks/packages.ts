import { fault, ok, todo, warning, type Finding } from '../finding';
import type { Dist, World } from '../world';

const KIB = 1024;
/** WeChat's limits in bytes: a package, all of them. */
const PACKAGE = 2048 * KIB;
const ALL = 30 * 1024 * KIB;
/** What WeChat's own check calls too big for a first package, in bytes. */
const MAIN_SHOULD = 1536 * KIB;

type Built = Pick<World, 'dist' | 'settings' | 'consoleToken'>;

/** Whether the mini-program is built, small enough, and with these settings. */
export function build(world: Built): Finding[] {
  const { dist, consoleToken } = world;
  const command = consoleToken ? 'npm run build:trial' : 'npm run build:weapp';
  if (!dist) {
    return [
      todo(
        'built',
        ['小程序还没有构建。', 'The mini-program is not built yet.'],
        [`运行 ${command}，再运行 npm run doctor。`, `Run ${command}, then npm run doctor again.`],
      ),
    ];
  }
  return [...sizes(dist), ...fits(world, dist, command)];
}

/** Whether WeChat takes packages as big as these. */
export function sizes({ packages }: Dist): Finding[] {
  const findings: Finding[] = [];
  const cure = ['看看是什么变大了。', 'See what has grown.'] as const;
  for (const [root, bytes] of Object.entries(packages)) {
    const [zh, en] = root ? [`分包 ${root} `, `Package ${root}`] : ['主包', 'The main package'];
    const says = [`${zh}有 ${kib(bytes)}，`, `${en} has ${kib(bytes)}, `] as const;
    if (bytes > PACKAGE) {
      findings.push(
        fault(
          'package-size',
          [`${says[0]}微信上限是 2048 KiB。`, `${says[1]}WeChat allows 2048 KiB.`],
          cure,
        ),
      );
    } else if (root === '' && bytes > MAIN_SHOULD) {
      findings.push(
        warning(
          'package-size',
          [`${says[0]}超过微信建议的 1536 KiB。`, `${says[1]}WeChat recommends at most 1536 KiB.`],
          cure,
        ),
      );
    }
  }
  const all = Object.values(packages).reduce((sum, bytes) => sum + bytes, 0);
  if (all > ALL) {
    findings.push(
      fault(
        'package-size',
        [
          `全部有 ${kib(all)}，微信上限是 30 MiB。`,
          `All packages have ${kib(all)}, WeChat allows 30 MiB.`,
        ],
        cure,
      ),
    );
  }
  if (findings.length > 0) return findings;
  const list = (main: string) =>
    Object.entries(packages)
      .map(([root, bytes]) => `${root || main} ${kib(bytes)}`)
      .join(' + ');
  return [ok('package-size', `包大小 ${list('主包')}`, `Packages ${list('main')}`)];
}

/** A build of yesterday's settings calls yesterday's service. */
function fits({ settings, consoleToken }: Built, dist: Dist, command: string): Finding[] {
  const { mentions, appid } = dist;
  const again = [`运行 ${command}。`, `Run ${command}.`] as const;
  const old = (zh: string, en: string) => [fault('built-with', [zh, en], again)];
  if (mentions.localCloud) {
    return old(
      'dist/weapp 是给本地云构建的，手机上不能用。',
      'dist/weapp is built for the local cloud, and of no use on a phone.',
    );
  }
  if (mentions.notSetUp) {
    return old(
      'dist/weapp 是没有设置时构建的，能打开，不能通话，不能上传。',
      'dist/weapp was built without settings: it opens but can’t call, and must not be uploaded.',
    );
  }
  if (settings['TARO_APP_ZEGO_APP_ID'] && !mentions.appID) {
    return old('dist/weapp 是用别的 AppID 构建的。', 'dist/weapp was built with another AppID.');
  }
  if (consoleToken && !mentions.consoleToken) {
    return old(
      'dist/weapp 里没有现在的临时 Token。',
      'dist/weapp was built without the temporary token of now.',
    );
  }
  if (!consoleToken && mentions.consoleToken) {
    return old(
      'dist/weapp 里有临时 Token，不能上传。',
      'dist/weapp holds a temporary token and must not be uploaded.',
    );
  }
  if (settings['TARO_APP_TOKEN_URL'] && !consoleToken && !mentions.tokenURL) {
    return old(
      'dist/weapp 是用别的 Token 服务地址构建的。',
      'dist/weapp was built with the address of another token service.',
    );
  }
  const wanted = settings['TARO_APP_ID'];
  if (wanted && appid !== wanted) {
    return old(
      `dist/weapp 的小程序 AppID 是“${appid}”，不是 ${wanted}。`,
      `dist/weapp has the WeChat appid "${appid}", not ${wanted}.`,
    );
  }
  return [
    ok('built-with', 'dist/weapp 用的是现在的设置', 'dist/weapp was built with these settings'),
  ];
}

const kib = (bytes: number) => `${Math.ceil(bytes / KIB)} KiB`;
