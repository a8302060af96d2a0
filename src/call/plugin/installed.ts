import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of a package as an app finds it, maybe above the app, whatever the package's `exports` hide. */
export const installedFolder = (name: string, app: string): string | undefined =>
  (createRequire(path.join(app, 'package.json')).resolve.paths(name) ?? [])
    .map((folder) => path.join(folder, name))
    .find((folder) => fs.existsSync(path.join(folder, 'package.json')));
