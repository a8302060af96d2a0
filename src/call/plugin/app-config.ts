import type { CallPage } from './options';
import { pageByHand } from './sentences';
import type { AppConfig, SubPackage } from './taro';

/**
 * Registers the page of the call in a subpackage that is fetched ahead, and has WeChat ask for consent
 * before anything records.
 *
 * @throws Error with a sentence for people, where the app has registered it by hand
 */
export function addCallPage(
  config: AppConfig,
  page: CallPage,
  preloadFrom: readonly string[] | undefined,
): void {
  const spelling = config.subpackages ? 'subpackages' : 'subPackages';
  const packages: SubPackage[] = (config[spelling] ??= []);
  const known = packages.find(({ root }) => withoutSlashes(root) === page.root);
  if (config.pages?.includes(page.path) || known?.pages.includes(page.name)) {
    throw new Error(pageByHand(page.path));
  }
  if (known) known.pages.push(page.name);
  else packages.push({ root: page.root, pages: [page.name] });
  const rules = (config.preloadRule ??= {});
  for (const from of preloadFrom ?? config.pages?.slice(0, 1) ?? []) {
    const rule = (rules[from] ??= { network: 'all', packages: [] });
    if (!rule.packages.includes(page.root)) rule.packages.push(page.root);
  }
  config.__usePrivacyCheck__ ??= true;
}

const withoutSlashes = (root: string): string => root.replace(/^\/+|\/+$/g, '');
