/**
 * Leaves out of Taro's runtime what it knows of components that the bundle doesn't use. At every start
 * it would work out the short names of all attributes of all forty-odd components, which the
 * build has just worked out for the templates: here the runtime is given those it can meet, written out.
 * And it is kept from sending what says nothing: a list of no children, the name of a page.
 *
 * In builds for production only: while one watches, other components come to be used.
 */
import path from 'node:path';
import { controlledComponent } from '@tarojs/shared';
import type { Usage } from './component-usage';

/** By element (`static-view`): its number in the templates (`_num`), its attributes' short names. */
export type Aliases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the loader is told; webpack's cache tells by it whether a module must be made anew. */
export interface LeanRuntimeOptions {
  readonly production: boolean;
  /** What the templates call a text. */
  readonly text: string | undefined;
}

/**
 * What is used is known once all modules are made. Until then these stand in the runtime: names
 * that no module declares.
 */
const ALIASES = '__LEAN_ALIASES__';
const COMPONENTS = '__LEAN_COMPONENTS__';

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

/** The fields stand before the proxy, which then is asked for properties alone. */
const ANY_STYLE = `Object.assign(Style.prototype, { _element: null, _usedStyleProp: null, _value: null, _pending: false });
Object.setPrototypeOf(Style.prototype, new Proxy(Object.prototype, {
  get: (all, name, style) => (name in all ? all[name] : style._value[name] ?? ''),
  set(all, name, value, style) {
    setStyle.call(style, value, name);
    return true;
  },
}));`;

type Rewriting = (source: string, options: LeanRuntimeOptions) => string;

/** Another text in the place of one, which must be there. */
function replaced(source: string, old: string, by: string): string {
  if (!source.includes(old)) throw new Error(`Taro's runtime no longer says "${old}".`);
  return source.replace(old, () => by);
}

/** By the end of its path, what becomes of a file of Taro's, in every build … */
const always: Readonly<Record<string, Rewriting>> = {
  // What Taro's recursive component draws before it is told what: a view, whose template may be
  // left out. Nothing to see is a text without any.
  'runtime/dist/dsl/common.js': (source, { text }) =>
    replaced(source, 'getComponentsAlias(internalComponents)[VIEW]._num', JSON.stringify(text)),
  // A list of children that has none says nothing.
  'runtime/dist/hydrate.js': (source) =>
    replaced(
      source,
      'if (node.className !==',
      `if (!data.cn.length) delete data.cn; if (node.className !==`,
    ),
  // The name of the page: no template of a page asks for it.
  'runtime/dist/dom/root.js': (source) =>
    replaced(
      source,
      'this.updatePayloads.push(payload);',
      `if (payload.path === 'root.uid') return; this.updatePayloads.push(payload);`,
    ),
};

/** … and in one for production. */
const inProduction: Readonly<Record<string, Rewriting>> = {
  'runtime/dist/utils/index.js': (source) =>
    replaced(source, 'getComponentsAlias$1(internalComponents)', ALIASES),
  'plugin-platform-weapp/dist/runtime.js': (source) =>
    replaced(source, 'mergeInternalComponents(components);', ''),
  // Four hundred properties of a style, each with a getter and a setter of its own, at every start: a set of
  // any name that `Style` itself has not comes to these two instead.
  'runtime/dist/dom/style_properties.js': () => 'export const styleProperties = [];',
  'runtime/dist/dom/style.js': (source) =>
    replaced(source, 'initStyle(Style, styleProperties);', ANY_STYLE),
  // Asked for the names alone: whether an element is one of WeChat's.
  'shared/dist/components.js': (source) => {
    const [, exported = ''] = /^export \{(.*)\};$/m.exec(source) ?? [];
    const unused = exported
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== 'internalComponents' && name !== 'controlledComponent');
    return [
      `export const internalComponents = ${COMPONENTS};`,
      `export const controlledComponent = new Set(${JSON.stringify([...controlledComponent])});`,
      ...unused.map((name) => `export const ${name} = undefined;`),
    ].join('\n');
  },
};

/** A file of Taro's as the build takes it in. */
export function leanFile(file: string, source: string, options: LeanRuntimeOptions): string {
  const rewritings = { ...always, ...(options.production && inProduction) };
  const rewrite = Object.entries(rewritings).find(([end]) =>
    file.split(path.sep).join('/').endsWith(`@tarojs/${end}`),
  );
  return rewrite ? rewrite[1](source, options) : source;
}

/** A script of the build, with what is used where {@link leanFile} left names. */
export function filledIn(script: string, aliases: Aliases): string {
  const names = Object.keys(aliases).filter((element) => /^[a-z]/.test(element));
  return script
    .replaceAll(ALIASES, () => `(${JSON.stringify(aliases)})`)
    .replaceAll(COMPONENTS, () => `({${names.map((name) => `${pascal(name)}:{}`).join()}})`);
}
