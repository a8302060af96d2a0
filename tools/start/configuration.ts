import { expanded, readEnvFiles } from '../../config/env-files';
import { readSettings } from '../../config/settings';

/**
 * Whether the build is for the local cloud or for a real account: read from the same files, by the
 * same rules, as the build does it.
 *
 * @param root - the project's folder
 * @throws Error with one line per fault of an incomplete configuration
 */
export function isForLocalCloud(root: string): boolean {
  const files = expanded(readEnvFiles(root, 'development').values);
  // What the shell says comes before what the files say.
  return readSettings({ ...files, ...process.env }, true).localCloud !== false;
}
