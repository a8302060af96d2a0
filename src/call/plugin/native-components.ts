import fs from 'node:fs';
import path from 'node:path';
import type { Compilation, Compiler, WebpackPluginInstance } from 'webpack';
import type { CallPage } from './options';
import type { CompilerMake, ConfigMap, EntryDependency } from './taro';

/** Native mini-program components that the page of a call is made with. */
export const NATIVE_COMPONENTS = ['zego-pusher', 'zego-player'] as const;

/** What a native component is made of besides its script. */
export const STATIC = ['json', 'wxml', 'wxss'] as const;

/** The file of a native component in the call layer, without its ending. */
export const nativeFile = (component: string): string => `native/${component}/${component}`;

/**
 * The folder of the call layer for mini-programs, beside the plugin: compiled, in the package as apps
 * install it; or the sources, one of whose folders the plugin is in.
 */
export const callLayer = (plugin: string): string =>
  [path.join(plugin, 'weapp'), path.dirname(plugin)].find((folder) => fs.existsSync(folder))!;

/**
 * Puts the native components into the call's subpackage: of those that Taro finds in node_modules
 * itself, it makes a part of the main package, and of everything that they import, too.
 */
export class NativeComponents implements WebpackPluginInstance {
  /** Kept over the turns of a watching build. */
  private entries: EntryDependency[] | undefined;

  /** @param layer - the folder of the call layer */
  constructor(
    private readonly layer: string,
    private readonly page: CallPage,
  ) {}

  /** Where a component is in the mini-program, without its ending. */
  private name(component: string): string {
    return `${this.page.root}/${nativeFile(component)}`;
  }

  private file(component: string, ending: string): string {
    return path.join(this.layer, `${nativeFile(component)}.${ending}`);
  }

  private script(component: string): string {
    return ['js', 'ts']
      .map((ending) => this.file(component, ending))
      .find((file) => fs.existsSync(file))!;
  }

  /** Names them in the page's own `.json`: only those can the page find. */
  register(configs: ConfigMap): void {
    const config = configs[`${this.page.path}.config`]?.content;
    if (!config) return;
    const from = path.posix.dirname(this.page.path);
    for (const component of NATIVE_COMPONENTS) {
      const name = path.posix.relative(from, this.name(component));
      // Last: Taro stops at the first that is not of node_modules.
      (config.usingComponents ??= {})[component] = name.startsWith('.') ? name : `./${name}`;
    }
  }

  /** Has their scripts compiled, into chunks that share with the page. */
  async compile({ compilation, plugin }: CompilerMake): Promise<void> {
    this.entries ??= NATIVE_COMPONENTS.map((component) => {
      const file = this.script(component);
      plugin.addEntry(file, this.name(component), 'NORMAL', { isNativePage: true });
      const entry = plugin.dependencies.get(file)!;
      // Left there, a watching build would add it a second time.
      plugin.dependencies.delete(file);
      return entry;
    });
    await Promise.all(
      this.entries.map(
        (entry, at) =>
          new Promise<void>((resolve, reject) => {
            const options = { name: this.name(NATIVE_COMPONENTS[at]!), ...entry.options };
            compilation.addEntry(plugin.options.sourceDir, entry, options, (error) =>
              error ? reject(error) : resolve(),
            );
          }),
      ),
    );
  }

  /** Brings the rest of them along. */
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('VoiceCallNativeComponents', (compilation: Compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'VoiceCallNativeComponents', stage }, () => {
        for (const component of NATIVE_COMPONENTS) {
          for (const ending of STATIC) {
            const text = fs.readFileSync(this.file(component, ending));
            compilation.emitAsset(
              `${this.name(component)}.${ending}`,
              new compiler.webpack.sources.RawSource(text),
            );
          }
        }
      });
    });
  }
}
