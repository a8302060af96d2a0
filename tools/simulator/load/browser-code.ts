import path from 'node:path';
import { build } from 'esbuild';

const scripts = new Map<string, Promise<string>>();

/** One of the simulator's scripts for the browser, bundled. Built once per process. */
export function browserCode(entry: 'runtime/main.ts' | 'host/page.ts'): Promise<string> {
  let code = scripts.get(entry);
  if (!code) {
    code = build({
      entryPoints: [path.join(__dirname, '..', entry)],
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
