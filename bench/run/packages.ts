/** How much a phone has to fetch. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { resolveInstalled } from '../../tools/simulator/load/resolve';
import type { App } from './apps';

/** All in bytes. */
export interface PackageSizes {
  readonly main: number;
  readonly sub: number;
  readonly mainZipped: number;
  readonly subZipped: number;
  /** What of the package that has it is the SDK, as its vendor ships it. */
  readonly sdk: number;
}

const SUB = `call${path.sep}`;

export function packageSizes({ dist, packing }: App): PackageSizes {
  const files = fs.readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const sizes = { main: 0, sub: 0, mainZipped: 0, subZipped: 0 };
  const split = !packing || 'subPackages' in packing;
  for (const name of files) {
    const file = path.join(dist, name);
    if (!fs.statSync(file).isFile()) continue;
    const content = fs.readFileSync(file);
    const own = split && name.startsWith(SUB);
    sizes[own ? 'sub' : 'main'] += content.length;
    sizes[own ? 'subZipped' : 'mainZipped'] += gzipSync(content).length;
  }
  return { ...sizes, sdk: fs.statSync(resolveInstalled('zego-express-engine-miniprogram')).size };
}
