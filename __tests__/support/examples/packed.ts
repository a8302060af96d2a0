/** The package as others get it, and the hosts under `examples/` built with it. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '..', '..', '..');
export const EXAMPLES = path.join(ROOT, 'examples');
export const PACKAGE = 'taro-zego-voice-call';

/** The tarball that `npm run pack:call` left. */
export function tarball(): string {
  const folder = path.join(ROOT, 'dist');
  const [file, ...more] = fs.readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (!file || more.length > 0) throw new Error('There is not one tarball in dist/.');
  return path.join(folder, file);
}

/** Packs the call layer. */
export function pack(): void {
  execFileSync(process.execPath, [resolveInstalled('tsx/cli'), 'tools/pack/cli.ts'], { cwd: ROOT });
}

/** Puts the package into an app's own node_modules; the rest is found above it. */
export function install(app: string): void {
  const folder = path.join(app, 'node_modules', PACKAGE);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['xzf', tarball(), '-C', folder, '--strip-components=1']);
}

export interface Built {
  readonly code: number | null;
  readonly output: string;
}

/** Builds an app by Taro's own command, as `npx taro build --type weapp` does there. */
export async function buildApp(app: string, target: 'weapp' | 'h5'): Promise<Built> {
  const cli = resolveInstalled('@tarojs/cli/bin/taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', target, '--no-check'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target, FORCE_COLOR: '0' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** Where an example's build is. */
export const distOf = (example: string, target: 'weapp' | 'h5'): string =>
  path.join(EXAMPLES, example, 'dist', target);
