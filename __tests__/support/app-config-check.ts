/** WeChat ignores a configuration key that it doesn't know, in silence: this says so. */
import fs from 'node:fs';
import path from 'node:path';
import type { Check } from './package-checks';

/** Keys of app.json that WeChat documents, as far as this app may want them. */
const APP_KEYS = new Set([
  ...['entryPagePath', 'pages', 'subPackages', 'preloadRule', 'lazyCodeLoading', 'usingComponents'],
  ...['window', 'darkmode', 'themeLocation', 'style', 'resizable', 'networkTimeout', 'debug'],
  ...['permission', 'requiredPrivateInfos', 'requiredBackgroundModes', 'plugins', 'workers'],
  ...['sitemapLocation', 'singlePage', 'renderer', 'rendererOptions', 'componentFramework'],
  '__usePrivacyCheck__',
]);

const WINDOW_KEYS = new Set([
  ...['navigationBarBackgroundColor', 'navigationBarTextStyle', 'navigationBarTitleText'],
  ...['navigationStyle', 'homeButton', 'backgroundColor', 'backgroundColorTop'],
  ...['backgroundColorBottom', 'backgroundTextStyle', 'backgroundColorContent'],
  ...['enablePullDownRefresh', 'onReachBottomDistance', 'pageOrientation', 'restartStrategy'],
  ...['initialRenderingCache', 'visualEffectInBackground', 'handleWebviewPreload'],
]);

const PAGE_KEYS = new Set([
  ...WINDOW_KEYS,
  ...['usingComponents', 'componentPlaceholder', 'disableScroll', 'styleIsolation', 'renderer'],
  // Taro's own.
  'enableShareAppMessage',
]);

interface AppConfig {
  readonly pages?: string[];
  readonly subPackages?: { root: string; pages: string[] }[];
  readonly preloadRule?: Record<string, { network?: string; packages?: string[] }>;
  readonly lazyCodeLoading?: string;
  readonly themeLocation?: string;
  readonly window?: Record<string, unknown>;
}

type Theme = Record<string, Record<string, string>>;

export const configIsKnown: Check = (dist) => {
  const read = <T>(file: string): T =>
    JSON.parse(fs.readFileSync(path.join(dist, file), 'utf8')) as T;
  const app = read<AppConfig>('app.json');
  const packages = app.subPackages ?? [];
  const pages = [
    ...(app.pages ?? []),
    ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
  const unknown = (file: string, keys: object, known: ReadonlySet<string>) =>
    Object.keys(keys)
      .filter((key) => !known.has(key))
      .map((key) => `${file} has the unknown key "${key}".`);

  return [
    ...(app.pages?.length ? [] : ['app.json has no pages.']),
    ...unknown('app.json', app, APP_KEYS),
    ...unknown('app.json, window', app.window ?? {}, WINDOW_KEYS),
    ...pages.flatMap((page) => unknown(`${page}.json`, read<object>(`${page}.json`), PAGE_KEYS)),
    ...preloadFaults(app, pages),
    ...(app.lazyCodeLoading === 'requiredComponents' ? [] : ['app.json: lazyCodeLoading is off.']),
    ...themeFaults(app, app.themeLocation ? read<Theme>(app.themeLocation) : {}),
  ];
};

function preloadFaults({ preloadRule = {}, subPackages = [] }: AppConfig, pages: string[]) {
  const roots = subPackages.map(({ root }) => root);
  return Object.entries(preloadRule).flatMap(([page, rule]) => [
    ...(pages.includes(page) ? [] : [`app.json: preloadRule names the page "${page}".`]),
    ...(rule.packages ?? [])
      .filter((root) => !roots.includes(root))
      .map((root) => `app.json: preloadRule names the package "${root}".`),
  ]);
}

function themeFaults({ window = {} }: AppConfig, theme: Theme) {
  const names = Object.values(window).flatMap((value) =>
    typeof value === 'string' && value.startsWith('@') ? [value.slice(1)] : [],
  );
  return ['light', 'dark'].flatMap((light) =>
    names
      .filter((name) => !theme[light]?.[name])
      .map((name) => `The ${light} theme has no "${name}".`),
  );
}
