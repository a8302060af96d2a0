import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The files of a built mini-program, by path with forward slashes. */
export interface Folder {
  /** Changes whenever a file changes. */
  version: string;
  paths: string[];
  read(file: string): string | undefined;
  has(file: string): boolean;
}

/** `a/b.wxml` -> `a/b` */
export const withoutExtension = (file: string): string => file.replace(/\.[^./]+$/, '');

/** Lists a folder; texts are read when asked for. */
export function openFolder(root: string): Folder {
  const hash = createHash('sha1');
  const paths: string[] = [];
  const walk = (folder: string) => {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(name);
      else {
        const { mtimeMs, size } = fs.statSync(path.join(root, name));
        hash.update(`${name}:${mtimeMs}:${size};`);
        paths.push(name);
      }
    }
  };
  walk('');
  const known = new Set(paths);
  return {
    version: hash.digest('hex').slice(0, 12),
    paths,
    has: (file) => known.has(file),
    read: (file) => (known.has(file) ? fs.readFileSync(path.join(root, file), 'utf8') : undefined),
  };
}
