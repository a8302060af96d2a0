/**
 * Has the mini-program's scripts read once instead of twice. An engine looks through a function that is
 * written down, and reads it when it is called; of one in parentheses it expects that it is called at once, and
 * reads it right away. The functions in which webpack writes modules are called at once, nearly all of them.
 */
import { parse, type Node } from 'acorn';
import type { Compiler, WebpackPluginInstance } from 'webpack';

const NAME = 'eager-modules';

/** A part of the syntax tree, with whatever it has. */
type Part = Node & Readonly<Record<string, unknown>>;

/** Puts the modules of a script of webpack's into parentheses. What is no such script stays as it is. */
export function eagerly(script: string): string {
  const { body } = parse(script, { ecmaVersion: 'latest' }) as unknown as { body: Part[] };
  let result = '';
  let taken = 0;
  for (const module of body.flatMap(modulesIn)) {
    if (script[module.start - 1] === '(') continue;
    result += `${script.slice(taken, module.start)}(${script.slice(module.start, module.end)})`;
    taken = module.end;
  }
  return result + script.slice(taken);
}

/** Those of `(wx.webpackJsonp = …).push([[chunk], { id: module, … }])`, which may follow others after commas. */
function modulesIn(part: Part): Part[] {
  if (part.type === 'ExpressionStatement') return modulesIn(part.expression as Part);
  if (part.type === 'SequenceExpression') return (part.expressions as Part[]).flatMap(modulesIn);
  if (part.type !== 'CallExpression') return [];
  const [chunk] = part.arguments as Part[];
  const [, modules] = (chunk?.elements ?? []) as (Part | null | undefined)[];
  if (modules?.type === 'ArrayExpression')
    return (modules.elements as (Part | null)[]).filter(isFunction);
  if (modules?.type !== 'ObjectExpression') return [];
  const all = modules.properties as { readonly method: boolean; readonly value: Part }[];
  return all.flatMap(({ method, value }) => (!method && isFunction(value) ? [value] : []));
}

const isFunction = (part: Part | null): part is Part =>
  part?.type === 'ArrowFunctionExpression' || part?.type === 'FunctionExpression';

export class EagerModulesPlugin implements WebpackPluginInstance {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      // After scripts are minified, which takes parentheses out that change nothing.
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        for (const file of Object.keys(assets)) {
          if (!file.endsWith('.js')) continue;
          compilation.updateAsset(
            file,
            (source) => new sources.RawSource(eagerly(source.source().toString())),
          );
        }
      });
    });
  }
}
