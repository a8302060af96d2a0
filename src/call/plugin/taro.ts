/** What this plugin needs of Taro's: its own types would make `@tarojs/service` a dependency of every app. */
import type { Compilation, Compiler, WebpackPluginInstance } from 'webpack';

/** What plugins of ours change in how Taro writes its templates. */
interface Template {
  buildAttribute(attributes: object, nodeName: string): string;
  buildTemplate(config: object): string;
}

/** A plugin's view of how templates are written. */
export interface TemplateContext {
  registerMethod(method: {
    name: string;
    fn(platform: { readonly template?: Template }): void;
  }): void;
}

/** A plugin's view of the build. */
export interface PluginContext extends TemplateContext {
  readonly paths: { readonly appPath: string; readonly sourcePath: string };
  /** The app's configuration. */
  readonly initialConfig: {
    readonly framework?: string;
    readonly compiler?: string | { readonly type?: string };
    readonly plugins?: readonly (string | readonly [string, ...unknown[]])[];
    readonly mini?: { readonly optimizeMainPackage?: { readonly enable?: boolean } };
  };
  onBuildStart(run: () => void): void;
  /** With `stage`, which the named methods lack: the lower, the earlier. */
  register(hook: { name: string; stage: number; fn: (options: never) => void }): void;
  modifyRunnerOpts(change: (options: { opts: RunnerOptions }) => void): void;
  modifyComponentConfig(change: (options: { componentConfig: ComponentConfig }) => void): void;
  modifyMiniConfigs(change: (options: { configMap: ConfigMap }) => void): void;
  onCompilerMake(run: (options: CompilerMake) => Promise<void>): void;
  modifyWebpackChain(change: (options: { chain: Chain }) => void): void;
}

export interface RunnerOptions {
  compiler?: string | { prebundle?: { exclude?: string[] } };
}

export interface ComponentConfig {
  /** Native components, and the attributes that they are given somewhere. */
  readonly thirdPartyComponents: Map<string, Set<string>>;
}

/** By the path of its `.config`, what stands in the `.json` of a page. */
export type ConfigMap = Readonly<
  Record<string, { readonly content: { usingComponents?: Record<string, string> } } | undefined>
>;

export interface CompilerMake {
  readonly compilation: Compilation;
  readonly compiler: Compiler;
  readonly plugin: MiniPlugin;
}

/** Taro's own plugin for mini-programs. */
export interface MiniPlugin {
  readonly dependencies: Map<string, EntryDependency>;
  readonly options: { readonly sourceDir: string };
  addEntry(file: string, name: string, type: 'NORMAL', options: { isNativePage: boolean }): void;
}

export type EntryDependency = Parameters<Compilation['addEntry']>[1] & { options: object };

/** What this needs of webpack-chain. */
export interface Chain {
  readonly plugins: { has(name: string): boolean };
  plugin(name: string): {
    use(plugin: WebpackPluginInstance): void;
    init(
      make: (Plugin: new (...args: unknown[]) => SplitChunks, args: unknown[]) => SplitChunks,
    ): void;
  };
  readonly module: { rule(name: string): { readonly exclude: { add(file: RegExp): void } } };
  readonly optimization: {
    readonly minimizers: { has(name: string): boolean };
    minimizer(name: string): Minimizer;
  };
}

interface Minimizer {
  get(what: 'plugin'): unknown;
  tap(change: (args: MinifierOptions[]) => MinifierOptions[]): void;
  use(plugin: unknown, args: MinifierOptions[]): void;
}

/** Of terser's plugin for webpack: which scripts it takes, and what it does to them. */
export interface MinifierOptions {
  include?: RegExp;
  exclude?: RegExp | RegExp[];
  terserOptions?: object;
}

/** Taro's own plugin that keeps what only subpackages share out of the main package. */
export interface SplitChunks extends WebpackPluginInstance {
  getSubpackageConfig(compiler: Compiler): SubPackage[];
}

/** The part of `app.config` that concerns a call. */
export interface AppConfig {
  pages?: string[];
  subPackages?: SubPackage[];
  /** Another spelling of WeChat's. */
  subpackages?: SubPackage[];
  preloadRule?: Record<string, { network?: string; packages: string[] }>;
  __usePrivacyCheck__?: boolean;
}

export interface SubPackage {
  root: string;
  pages: string[];
}
