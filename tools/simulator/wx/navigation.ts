import { resolvePath } from '../paths';
import type { Pages } from '../runtime/pages';
import { asyncApis, type AsyncPorts, type Options, type Wx } from './api';

/** What these need of their phone. */
export interface NavigationPorts extends AsyncPorts {
  readonly life: { hide(): void };
  readonly pages: Pages;
}

/** The page stack. Relative addresses count from the page on top. */
export function navigationApis(phone: NavigationPorts): Wx {
  const { pages } = phone;
  const absolute = ({ url }: Options) => {
    const [path = '', search] = String(url).split('?');
    const from = pages.top?.path ?? '';
    const resolved = path.startsWith('/') ? path.slice(1) : resolvePath(from, path);
    return search === undefined ? resolved : `${resolved}?${search}`;
  };
  return asyncApis(phone, {
    navigateTo: (options) => pages.navigateTo(absolute(options)),
    redirectTo: (options) => pages.redirectTo(absolute(options)),
    reLaunch: (options) => pages.reLaunch(absolute(options)),
    switchTab: (options) => pages.switchTab(absolute(options)),
    navigateBack: ({ delta }) => pages.navigateBack(Number(delta ?? 1)),
    exitMiniProgram: () => phone.life.hide(),
  });
}
