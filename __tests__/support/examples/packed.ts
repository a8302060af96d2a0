/** The package as others get it, and the hosts under `examples/` built with it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PACKAGE_NAME } from '../../../src/call/plugin/package';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';
import { taroBuild, type Built, type Target } from '../build';

const ROOT = path.resolve(__dirname, '..', '..', '..');
export const EXAMPLES = path.join(ROOT, 'examples');
export const PACKAGE = PACKAGE_NAME;

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

/** Builds an app by Taro's own command, as `npx taro build --type weapp` does there. */
export const buildApp = (app: string, target: Target): Promise<Built> =>
  taroBuild(app, target, ['--no-check'], { NODE_ENV: 'production', FORCE_COLOR: '0' });

/** Where an example's build is. */
export const distOf = (example: string, target: Target): string =>
  path.join(EXAMPLES, example, 'dist', target);
