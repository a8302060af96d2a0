/**
 * The modules behind some entries for one target, compiled one by one: a host's webpack leaves out
 * what the host doesn't use. What no entry reaches is not in the package.
 */
import fs from 'node:fs';
import path from 'node:path';
import autoprefixer from 'autoprefixer';
import { transform } from 'esbuild';
import postcss from 'postcss';
import * as sass from 'sass';
import ts from 'typescript';
import type { Target } from '../../src/call/plugin/package';
import { IMPORTABLE, toScript, toStyle } from './manifest';

/** By path in the package, the text of each file. */
export type PackageFiles = Map<string, string>;

/**
 * @param root - the folder of the call layer
 * @param entries - relative to it
 * @throws Error where a module imports what the package can't have
 */
export async function compileTree(
  root: string,
  entries: readonly string[],
  target: Target,
): Promise<PackageFiles> {
  const files: PackageFiles = new Map();
  const seen = new Set<string>();
  const left = entries.map((entry) => path.join(root, entry));
  for (let file = left.shift(); file !== undefined; file = left.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const name = path.relative(root, file);
    if (file.endsWith('.scss')) {
      files.set(toStyle(name), await compileStyle(file));
      continue;
    }
    const { text, imported } = await compileScript(root, file, target);
    files.set(toScript(name), text);
    left.push(...imported);
  }
  return files;
}

/** As the build of this app does: a host's browsers may be older, and its own build sees to those. */
async function compileStyle(file: string): Promise<string> {
  const { css } = sass.compile(file, { style: 'expanded' });
  // Of styles in node_modules, a host's build for browsers leaves the prefixes out.
  const { css: prefixed } = await postcss([autoprefixer]).process(css, { from: file });
  return prefixed;
}

interface CompiledScript {
  readonly text: string;
  /** The files of the call layer that it imports. */
  readonly imported: readonly string[];
}

async function compileScript(root: string, file: string, target: Target): Promise<CompiledScript> {
  const { code } = await transform(fs.readFileSync(file, 'utf8'), {
    loader: file.endsWith('.tsx') ? 'tsx' : 'ts',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.TARO_ENV': JSON.stringify(target) },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const imported: string[] = [];
  // From the last to the first, so that positions stay right.
  const specifiers = ts.preProcessFile(code, true, true).importedFiles.reverse();
  let text = code;
  for (const { fileName, pos, end } of specifiers) {
    if (!fileName.startsWith('.')) {
      if (!isImportable(fileName)) {
        throw new Error(
          `${path.relative(root, file)} imports ${fileName}: no dependency of the package.`,
        );
      }
      continue;
    }
    const found = resolveModule(path.resolve(path.dirname(file), fileName), target);
    if (found === undefined || path.relative(root, found).startsWith('..')) {
      throw new Error(`${path.relative(root, file)} imports ${fileName}: not in the call layer.`);
    }
    imported.push(found);
    const written = toStyle(toScript(path.relative(path.dirname(file), found)));
    const specifier = written.startsWith('.') ? written : `./${written}`;
    // The positions are those of the quotes.
    text = `${text.slice(0, pos + 1)}${specifier}${text.slice(end + 1)}`;
  }
  return { text, imported };
}

function isImportable(specifier: string): boolean {
  return IMPORTABLE.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** The file that an import finds: the target's twin before the one for all. */
function resolveModule(request: string, target: Target): string | undefined {
  const endings = ['', `.${target}.ts`, `.${target}.tsx`, '.ts', '.tsx'];
  return endings
    .map((ending) => request + ending)
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}
