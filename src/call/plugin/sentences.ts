/** What stands in the way of a build with calls, a sentence each. */
import fs from 'node:fs';
import path from 'node:path';
import { installedFolder } from './installed';
import { hasPage, type CallPage } from './options';
import { PACKAGE_NAME, type Target } from './package';
import type { PluginContext } from './taro';

export const SDK = {
  weapp: 'zego-express-engine-miniprogram',
  h5: 'zego-express-engine-webrtc',
} as const satisfies Record<Target, string>;

const OLDEST_TARO = [4, 2] as const;

const sentence = (text: string): string => `${PACKAGE_NAME}: ${text}`;

export const pageByHand = (page: string): string =>
  sentence(`app.config lists "${page}", which the plugin adds itself. Remove it there.`);

/** What must be said of a build for another target: it has no calls, and may be well without. */
export const otherTarget = (target: string): string =>
  sentence(`calls run in WeChat and in browsers; this build is for "${target}" and has none.`);

/** Said where the build goes on. */
export const mainPackageOfAll = sentence(
  'mini.optimizeMainPackage is off, so the call and its SDK go into the main package. Switch it on.',
);

/** Said where Taro would say that a plugin is registered already, in Chinese and with its stack. */
export function twiceFault({ initialConfig }: PluginContext): string | undefined {
  const names = (initialConfig.plugins ?? []).map((one) =>
    typeof one === 'string' ? one : one[0],
  );
  return names.filter((name) => name.includes(PACKAGE_NAME)).length > 1
    ? sentence('the plugin is listed twice in the build’s configuration. Remove one.')
    : undefined;
}

/** The first thing that keeps a build from having calls, or nothing. */
export function faultOf(
  { paths, initialConfig }: PluginContext,
  page: CallPage,
  target: Target,
): string | undefined {
  const taro = installedVersion('@tarojs/taro', paths.appPath);
  if (taro !== undefined && isOlder(taro)) {
    return sentence(`it needs Taro ${OLDEST_TARO.join('.')} or newer; this app has ${taro}.`);
  }
  const { framework, compiler } = initialConfig;
  if (framework !== undefined && framework !== 'react') {
    return sentence(`its pages are React's; this app has framework: "${framework}".`);
  }
  const type = typeof compiler === 'string' ? compiler : compiler?.type;
  if (type !== undefined && type !== 'webpack5') {
    return sentence(`it needs compiler: "webpack5"; this app has "${type}".`);
  }
  if (installedVersion(SDK[target], paths.appPath) === undefined) {
    return sentence(`the SDK for this build is missing. Run: npm install ${SDK[target]}`);
  }
  if (page.name === '') {
    return sentence(
      `the option page is "${page.path}"; it must be folder and file, as in "call/index".`,
    );
  }
  if (!hasPage(paths.sourcePath, page, target)) {
    const source = path.basename(paths.sourcePath);
    return sentence(
      `there is no ${source}/${page.path}.tsx (or .jsx): write the page of the call there.`,
    );
  }
  return undefined;
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_TARO[0] || (major === OLDEST_TARO[0] && minor < OLDEST_TARO[1]);
}

/** Of a package as the app finds it. */
function installedVersion(name: string, appPath: string): string | undefined {
  const folder = installedFolder(name, appPath);
  if (folder === undefined) return undefined;
  const about = fs.readFileSync(path.join(folder, 'package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}
