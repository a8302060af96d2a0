import type { Compiler, WebpackPluginInstance } from 'webpack';
import type { CallPage } from './options';
import { conditionOf, type Target } from './package';
import { SDK } from './sentences';

const SDK_FILES = /zego-express-engine-miniprogram/;

/** How this package and its SDK are found, whatever else the app changes in webpack's options. */
export class Resolution implements WebpackPluginInstance {
  constructor(
    private readonly target: Target,
    private readonly page: CallPage,
  ) {}

  apply(compiler: Compiler): void {
    const { resolve, module } = compiler.options;
    resolve.conditionNames = [...(resolve.conditionNames ?? ['...']), conditionOf(this.target)];
    new compiler.webpack.DefinePlugin({
      __VOICE_CALL_PAGE__: JSON.stringify(`/${this.page.path}`),
    }).apply(compiler);
    // Parsed, the SDK would get Taro's stand-ins for window and navigator; it must see WeChat's own world.
    if (this.target === 'weapp') module.noParse = [module.noParse ?? [], SDK_FILES].flat();
  }
}

/** The SDKs are written for the oldest engines already; compiled once more, they break or are slow. */
export const notCompiled = new RegExp(Object.values(SDK).join('|'));
