/** How much a phone has to fetch. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { resolveInstalled } from '../../tools/simulator/load/resolve';
import type { App } from './apps';

/** All in bytes. */
export interface PackageSizes {
  readonly main: number;
  /** Of all subpackages together. */
  readonly sub: number;
  readonly mainZipped: number;
  readonly subZipped: number;
  /** What of the package that has it is the SDK, as its vendor ships it. */
  readonly sdk: number;
}

interface AppConfig {
  readonly subPackages?: readonly { readonly root: string }[];
}

export function packageSizes({ dist }: App): PackageSizes {
  const config = fs.readFileSync(path.join(dist, 'app.json'), 'utf8');
  const { subPackages = [] } = JSON.parse(config) as AppConfig;
  const files = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const sizes = { main: 0, sub: 0, mainZipped: 0, subZipped: 0 };
  for (const name of files) {
    const file = path.join(dist, name);
    if (!fs.statSync(file).isFile()) continue;
    const content = fs.readFileSync(file);
    const isSub = subPackages.some(({ root }) => name.startsWith(root + path.sep));
    sizes[isSub ? 'sub' : 'main'] += content.length;
    sizes[isSub ? 'subZipped' : 'mainZipped'] += gzipSync(content).length;
  }
  return { ...sizes, sdk: fs.statSync(resolveInstalled('zego-express-engine-miniprogram')).size };
}
