import { resolvePath } from '../paths';
import { compile } from './compile';
import { SCRIPT_SCHEME } from './timers';

type Exports = Record<string, unknown>;

/** What a failed asynchronous require tells. */
interface RequireFailure {
  mod: string;
  errMsg: string;
}

/** Brings what a file needs that isn't here: the subpackage that it lies in. */
type Fetch = (file: string) => Promise<void>;

/** CommonJS as WeChat has it: relative requires, one instance per file. */
export class Modules {
  private readonly sources: Record<string, string> = {};
  private readonly loaded = new Map<string, { exports: Exports }>();
  private readonly names: string[];
  private readonly values: unknown[];

  constructor(
    globals: Record<string, unknown>,
    private readonly fetch: Fetch,
  ) {
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

  /** Whether a file was run. */
  hasRun(file: string): boolean {
    return this.loaded.has(file);
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
    run.call(undefined, ...this.values, this.requireFor(file), module, module.exports);
    return module.exports;
  }

  /** A file's own `require`: at once, or with callbacks or as `require.async` from a subpackage too (56). */
  private requireFor(file: string) {
    const later = async (target: string): Promise<Exports> => {
      try {
        const path = resolvePath(file, target);
        if (!this.find(path)) await this.fetch(path);
        return this.require(this.resolve(file, target));
      } catch (error) {
        const failure: RequireFailure = { mod: target, errMsg: (error as Error).message };
        // As WeChat does: a plain object.
        throw failure as unknown as Error;
      }
    };
    const require = (
      target: string,
      done?: (exports: Exports) => void,
      failed?: (failure: RequireFailure) => void,
    ) => {
      if (!done) return this.require(this.resolve(file, target));
      later(target).then(done, failed ?? (() => undefined));
      return undefined;
    };
    return Object.assign(require, { async: later });
  }

  private find(path: string): string | undefined {
    return [path, `${path}.js`, `${path}/index.js`].find((file) => this.has(file));
  }

  private resolve(from: string, target: string): string {
    const path = resolvePath(from, target);
    const found = this.find(path);
    if (!found) throw new Error(`module '${path}.js' is not defined, require args is '${target}'`);
    return found;
  }
}
