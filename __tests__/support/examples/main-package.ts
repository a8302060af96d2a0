import fs from 'node:fs';
import path from 'node:path';
import { openFolder } from '../../../tools/simulator/load/files';

/** What WeChat doesn't pack of a build. */
const NOT_PACKED = /\.LICENSE\.txt$/;

/**
 * In KiB, the size of a build without one of its subpackages.
 *
 * @param subpackage - its root
 */
export function mainPackageSize(dist: string, subpackage: string): number {
  const files = openFolder(dist).paths.filter(
    (file) => !file.startsWith(`${subpackage}/`) && !NOT_PACKED.test(file),
  );
  return files.reduce((sum, file) => sum + fs.statSync(path.join(dist, file)).size / 1024, 0);
}
