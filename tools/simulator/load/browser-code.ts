import path from 'node:path';
import { build } from 'esbuild';

let code: Promise<string> | undefined;

/** The simulator's browser half as one script. Built once per process. */
export function browserCode(): Promise<string> {
  code ??= build({
    entryPoints: [path.join(__dirname, '..', 'runtime', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then((result) => result.outputFiles[0]?.text ?? '');
  return code;
}
