import path from 'node:path';
import fs from 'node:fs';

/** How the plugin is told apart from others: `['taro-zego-voice-call/plugin', { page: 'talk/index' }]`. */
export interface VoiceCallPluginOptions {
  /**
   * The page of the call, below the app's `src`, without its ending. Its folder becomes a subpackage.
   * @defaultValue 'call/index'
   */
  readonly page?: string;
  /**
   * The pages that fetch the call's subpackage ahead, as `app.config` names them.
   * @defaultValue the first page of `app.config`
   */
  readonly preloadFrom?: readonly string[];
}

/** The page of the call, as the build needs it. */
export interface CallPage {
  /** `call/index` */
  readonly path: string;
  /** The subpackage: `call` */
  readonly root: string;
  /** Within the subpackage: `index` */
  readonly name: string;
}

/** @param page - with its subpackage first: `call/index` */
export function callPage(page: string): CallPage {
  const [root = '', ...rest] = page.split('/');
  return { path: page, root, name: rest.join('/') };
}

const ENDINGS = ['.tsx', '.jsx', '.ts', '.js'];

/** Whether the app has that page, for all targets or for one. */
export function hasPage(sourcePath: string, page: CallPage, target: string): boolean {
  return ['', `.${target}`].some((twin) =>
    ENDINGS.some((ending) => fs.existsSync(path.join(sourcePath, page.path + twin + ending))),
  );
}
