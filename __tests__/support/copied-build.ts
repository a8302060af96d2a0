/** A copy of the production build to break on purpose. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { distOf } from './build';

export interface CopiedBuild {
  readonly folder: string;
  /** Replaces what must be in a file; throws where it isn't. */
  edit(file: string, from: string | RegExp, to: string): void;
  remove(): void;
}

/** @param name - for its folder, so that it can be told from others */
export function copyBuild(name: string): CopiedBuild {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  fs.cpSync(distOf('weapp'), folder, { recursive: true });
  return {
    folder,
    edit(file, from, to) {
      const target = path.join(folder, file);
      const text = fs.readFileSync(target, 'utf8');
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`There is nothing to break in ${file}.`);
      fs.writeFileSync(target, changed);
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
