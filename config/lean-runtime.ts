/**
 * Leaves out of Taro's runtime what it knows of components that no JSX of `src` uses. At every start
 * it would work out the short names of all attributes of all forty-odd components, which the
 * build has just worked out for the templates: here the runtime is given those it can meet, written out.
 *
 * In builds for production only: while one watches, JSX comes to use other components.
 */
import path from 'node:path';
import { controlledComponent, getComponentsAlias } from '@tarojs/shared';
import { readUsage, type Usage } from './component-usage';

/** By element (`static-view`): its number in the templates (`_num`), its attributes' short names. */
export type Aliases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the loader is told; webpack's cache tells by it whether a module must be made anew. */
export interface LeanRuntimeOptions {
  readonly aliases: Aliases;
  /** Elements whose value Taro sets again after each event. */
  readonly controlled: readonly string[];
}

/** By component (`ScrollView`), its attributes as Taro knows them. */
type Components = Record<string, Record<string, string>>;

/** What this needs of Taro's plugin context. */
interface Context {
  registerMethod(method: {
    name: string;
    fn(platform: { readonly template?: { readonly internalComponents: Components } }): void;
  }): void;
  modifyWebpackChain(change: (build: { chain: Chain }) => void): void;
}

/** What this needs of webpack-chain. */
interface Chain {
  module: {
    rule(name: string): {
      test(file: RegExp): { use(name: string): { loader(path: string): Use } };
    };
  };
}
interface Use {
  options(options: LeanRuntimeOptions): void;
}

/** What stands for text, and for a view without or with events: Taro asks for these by name. */
const ALWAYS = ['#text', 'view'];

/** Those of the used elements, in all their variants. */
export function usedAliases(aliases: Aliases, usage: Usage): Aliases {
  const isUsed = (element: string) => {
    const plain = element.replace(/^(static|pure|click|catch)-/, '');
    return ALWAYS.includes(plain) || usage.has(plain);
  };
  return Object.fromEntries(Object.entries(aliases).filter(([element]) => isUsed(element)));
}

const pascal = (element: string) =>
  element.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

type Rewriting = (source: string, options: LeanRuntimeOptions) => string;

/** Another text in the place of one, which must be there. */
function replaced(source: string, old: string, by: string): string {
  if (!source.includes(old)) throw new Error(`Taro's runtime no longer says "${old}".`);
  return source.replace(old, () => by);
}

/** By the end of its path, what becomes of a file of Taro's. */
const rewritings: Readonly<Record<string, Rewriting>> = {
  'runtime/dist/utils/index.js': (source, { aliases }) =>
    replaced(source, 'getComponentsAlias$1(internalComponents)', JSON.stringify(aliases)),
  // What Taro's recursive component draws before it is told what: a view, whose template may be
  // left out. Nothing to see is a text without any.
  'runtime/dist/dsl/common.js': (source, { aliases }) =>
    replaced(
      source,
      'getComponentsAlias(internalComponents)[VIEW]._num',
      JSON.stringify(aliases['#text']?._num),
    ),
  'plugin-platform-weapp/dist/runtime.js': (source) =>
    replaced(source, 'mergeInternalComponents(components);', ''),
  // Asked for the names alone: whether an element is one of WeChat's.
  'shared/dist/components.js': (source, { aliases, controlled }) => {
    const names = Object.keys(aliases).filter((element) => /^[a-z]/.test(element));
    const list = names.map((element) => `${pascal(element)}: {}`).join();
    const [, exported = ''] = /^export \{(.*)\};$/m.exec(source) ?? [];
    const unused = exported
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== 'internalComponents' && name !== 'controlledComponent');
    return [
      `export const internalComponents = {${list}};`,
      `export const controlledComponent = new Set(${JSON.stringify(controlled)});`,
      ...unused.map((name) => `export const ${name} = undefined;`),
    ].join('\n');
  },
};

/** A file of Taro's as the build takes it in. */
export function leanFile(file: string, source: string, options: LeanRuntimeOptions): string {
  const rewrite = Object.entries(rewritings).find(([end]) =>
    file.split(path.sep).join('/').endsWith(`@tarojs/${end}`),
  );
  return rewrite ? rewrite[1](source, options) : source;
}

/** The plugin, as Taro's `plugins` takes it. */
export default function leanRuntime(ctx: Context): void {
  if (process.env.NODE_ENV !== 'production') return;
  let components: Components | undefined;
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: ({ template }) => void (components = template?.internalComponents),
  });
  ctx.modifyWebpackChain(({ chain }) => {
    // Builds for browsers have no templates.
    if (!components) return;
    const usage = readUsage(path.resolve(__dirname, '..', 'src'));
    const aliases = usedAliases(getComponentsAlias(components), usage);
    chain.module
      .rule('lean-runtime')
      .test(/@tarojs[\\/](runtime|shared|plugin-platform-weapp)[\\/]dist[\\/].*\.js$/)
      .use('lean-runtime')
      .loader(path.resolve(__dirname, 'lean-runtime-loader.ts'))
      .options({ aliases, controlled: [...controlledComponent] });
  });
}
