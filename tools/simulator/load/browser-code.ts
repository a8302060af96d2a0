import path from 'node:path';
import { build } from 'esbuild';

const scripts = new Map<string, Promise<string>>();

/**
 * A script for the browser, bundled. Built once per process.
 *
 * @param entry - a file of the simulator's, or a whole path
 */
export function browserCode(entry: string): Promise<string> {
  let code = scripts.get(entry);
  if (!code) {
    code = build({
      entryPoints: [path.resolve(__dirname, '..', entry)],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'chrome110',
      define: { 'process.env.NODE_ENV': '"production"' },
    }).then((result) => result.outputFiles[0]?.text ?? '');
    scripts.set(entry, code);
  }
  return code;
}
