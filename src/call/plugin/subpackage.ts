import type { CallPage } from './options';
import type { Chain } from './taro';

const SPLIT_CHUNKS = 'miniSplitChunksPlugin';

/**
 * Keeps what the page and its native components share in the call's subpackage. Taro's own plugin for
 * that reads the subpackages off `app.config` as it is written, without what plugins add: all that is
 * shared would go into the main package.
 */
export function keepInSubpackage(chain: Chain, page: CallPage): void {
  // Switched off by `mini.optimizeMainPackage`.
  if (!chain.plugins.has(SPLIT_CHUNKS)) return;
  chain.plugin(SPLIT_CHUNKS).init((Plugin, args) => {
    const plugin = new Plugin(...args);
    const written = plugin.getSubpackageConfig.bind(plugin);
    plugin.getSubpackageConfig = (compiler) => [
      ...written(compiler),
      { root: page.root, pages: [page.name] },
    ];
    return plugin;
  });
}
