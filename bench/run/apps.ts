/** The mini-programs under comparison, and how a person joins a call in each. */
import fs from 'node:fs';
import path from 'node:path';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '..', '..');
const NATIVE = path.join(ROOT, 'bench', 'native');
const BUILT = path.join(ROOT, 'dist', 'bench');
const CALL_PAGE = 'call/page/call';

export type AppName = 'native' | 'native-sub' | 'taro';

export interface App {
  readonly name: AppName;
  /** As the tables call it. */
  readonly title: string;
  /** Folder of the built mini-program. */
  readonly dist: string;
  /** The page that a person opens, without its query. */
  readonly home: string;
  /** How many streams it plays at once, where it sets itself a limit. */
  readonly playsAtMost?: number;
  /** The native app's two ways to be packed: its app.json; all else of it is the same. */
  readonly packing?: object;
}

export const apps: readonly App[] = [
  {
    name: 'native',
    title: 'native',
    dist: path.join(BUILT, 'native'),
    home: CALL_PAGE,
    packing: { pages: [CALL_PAGE] },
  },
  {
    name: 'native-sub',
    title: 'native, subpackage',
    dist: path.join(BUILT, 'native-sub'),
    home: 'pages/home/home',
    packing: {
      pages: ['pages/home/home'],
      subPackages: [{ root: 'call', pages: ['page/call'] }],
      preloadRule: { 'pages/home/home': { network: 'all', packages: ['call'] } },
    },
  },
  {
    name: 'taro',
    title: 'this app',
    dist: path.join(ROOT, 'dist', 'weapp'),
    home: 'pages/home/index',
    playsAtMost: 16,
  },
];

/** Puts the native variants together: their own few files, and the SDK as the vendor ships it. */
export function assembleNative(): void {
  for (const { dist, home, packing } of apps) {
    if (!packing) continue;
    fs.rmSync(dist, { recursive: true, force: true });
    fs.cpSync(NATIVE, dist, { recursive: true });
    if (home === CALL_PAGE) fs.rmSync(path.join(dist, 'pages'), { recursive: true });
    const sdk = resolveInstalled('zego-express-engine-miniprogram');
    fs.copyFileSync(sdk, path.join(dist, 'call', 'lib', 'zego.js'));
    const config = { ...packing, lazyCodeLoading: 'requiredComponents' };
    fs.writeFileSync(path.join(dist, 'app.json'), JSON.stringify(config));
  }
}
