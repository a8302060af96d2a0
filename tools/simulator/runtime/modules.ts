import { resolvePath } from '../paths';
import { compile } from './compile';
import { SCRIPT_SCHEME } from './timers';

type Exports = Record<string, unknown>;

/** CommonJS as WeChat has it: relative requires, one instance per file. */
export class Modules {
  private readonly sources: Record<string, string> = {};
  private readonly loaded = new Map<string, { exports: Exports }>();
  private readonly names: string[];
  private readonly values: unknown[];

  constructor(globals: Record<string, unknown>) {
    this.names = Object.keys(globals);
    this.values = Object.values(globals);
  }

  /** Makes scripts known; none is run. */
  add(scripts: Record<string, string>): void {
    Object.assign(this.sources, scripts);
  }

  has(file: string): boolean {
    return file in this.sources;
  }

  /** Runs a file once and gives what it exports. */
  require(file: string): Exports {
    const known = this.loaded.get(file);
    if (known) return known.exports;
    const source = this.sources[file];
    if (source === undefined) throw new Error(`module '${file}' is not defined`);
    const module: { exports: Exports } = { exports: {} };
    this.loaded.set(file, module);
    // As WeChat's own wrapper: strict, so that a bare function's `this` is no way to the window.
    const run = compile(
      [...this.names, 'require', 'module', 'exports'],
      `"use strict";${source}
//# sourceURL=${SCRIPT_SCHEME}${file}`,
    );
    const require = (target: string) => this.require(this.resolve(file, target));
    run.call(undefined, ...this.values, require, module, module.exports);
    return module.exports;
  }

  private resolve(from: string, target: string): string {
    const path = resolvePath(from, target);
    const found = [path, `${path}.js`, `${path}/index.js`].find((file) => this.has(file));
    if (!found) throw new Error(`module '${path}.js' is not defined, require args is '${target}'`);
    return found;
  }
}
