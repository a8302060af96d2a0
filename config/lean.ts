/**
 * Leaves out of the mini-program what Taro brings for components that the bundle doesn't use: their
 * templates, and what its runtime knows of them. What is used is read off the modules once webpack
 * has made them all, whoever wrote them: this app, or a library of components.
 *
 * `LEAN_BUILD=off` builds without it.
 */
import path from 'node:path';
import { getComponentsAlias } from '@tarojs/shared';
import type { Compilation, Compiler, NormalModule, WebpackPluginInstance } from 'webpack';
import { readUsage, type CompiledModule, type Usage } from './component-usage';
import { filledIn, usedAliases, type Aliases, type LeanRuntimeOptions } from './lean-runtime';
import { leanTemplates, type Template } from './lean-templates';

/** What this needs of Taro's plugin context. */
interface Context {
  registerMethod(method: { name: string; fn(platform: Platform): void }): void;
  modifyWebpackChain(change: (build: { chain: Chain }) => void): void;
}

/** A platform without templates draws with the browser's elements. */
interface Platform {
  readonly template?: Template & {
    /** By component (`ScrollView`), its attributes as Taro knows them. */
    readonly internalComponents: Record<string, Record<string, string>>;
  };
}

/** What this needs of webpack-chain. */
interface Chain {
  plugin(name: string): { use(plugin: WebpackPluginInstance): void };
  module: {
    rule(name: string): {
      test(file: RegExp): { use(name: string): { loader(path: string): LoaderUse } };
    };
  };
}
interface LoaderUse {
  options(options: LeanRuntimeOptions): void;
}

const NAME = 'lean';
const ROOT = path.resolve(__dirname, '..');

/** What the loaders made of each module. */
function* compiled(modules: Iterable<unknown>): Iterable<CompiledModule> {
  for (const module of modules as Iterable<NormalModule>) {
    if (!module.type.startsWith('javascript') || !module.resource) continue;
    const text = module.originalSource()?.source().toString();
    if (text !== undefined) yield { name: path.relative(ROOT, module.resource), text };
  }
}

/** Reads what is used, and gives the runtime its part of it. */
class LeanPlugin implements WebpackPluginInstance {
  usage: Usage = new Map();

  constructor(private readonly aliases: Aliases | undefined) {}

  apply(compiler: Compiler): void {
    // Not those of children, which make style sheets.
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.finishModules.tap(NAME, (modules) => this.read(modules, compilation));
      if (!this.aliases) return;
      // Before scripts are minified.
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE - 1;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => this.fillIn(compilation));
    });
  }

  private read(modules: Iterable<unknown>, { compiler, errors }: Compilation): void {
    try {
      this.usage = readUsage(compiled(modules));
    } catch (error) {
      errors.push(new compiler.webpack.WebpackError((error as Error).message));
    }
  }

  private fillIn(compilation: Compilation): void {
    const aliases = usedAliases(this.aliases!, this.usage);
    const { RawSource } = compilation.compiler.webpack.sources;
    for (const { name, source } of compilation.getAssets()) {
      if (!name.endsWith('.js')) continue;
      const text = source.source().toString();
      const filled = filledIn(text, aliases);
      if (filled !== text) compilation.updateAsset(name, new RawSource(filled));
    }
  }
}

/** The plugin, as Taro's `plugins` takes it. */
export default function lean(ctx: Context): void {
  const production = process.env.NODE_ENV === 'production';
  let template: Platform['template'];
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => void (template = platform.template),
  });
  ctx.modifyWebpackChain(({ chain }) => {
    if (!template) return;
    const aliases: Aliases = getComponentsAlias(template.internalComponents);
    const plugin = new LeanPlugin(production ? aliases : undefined);
    leanTemplates(template, () => plugin.usage);
    chain.plugin(NAME).use(plugin);
    chain.module
      .rule(NAME)
      .test(/@tarojs[\\/](runtime|shared|plugin-platform-weapp)[\\/]dist[\\/].*\.js$/)
      .use(NAME)
      .loader(path.resolve(__dirname, 'lean-runtime-loader.ts'))
      .options({ production, text: aliases['#text']?._num });
  });
}
