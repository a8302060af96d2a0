import fs from 'node:fs';
import path from 'node:path';
import type { Dist } from '../world';
import { readJSON } from './project';

/** What to look for in the built files. */
export interface Wanted {
  readonly appID: string;
  readonly tokenURL: string;
}

/** A built mini-program, or nothing where it isn't built. */
export function readDist(
  root: string,
  { appID, tokenURL }: Wanted,
  built = 'dist/weapp',
): Dist | null {
  const folder = path.join(root, built);
  const app = readJSON<{ subPackages?: { root: string }[] }>(folder, 'app.json');
  if (!('value' in app)) return null;
  const roots = (app.value.subPackages ?? []).map((one) => one.root.replace(/\/$/, ''));
  const packages: Record<string, number> = { '': 0 };
  for (const one of roots) packages[one] = 0;
  let code = '';
  let callPackage = '';
  for (const file of filesBelow(folder)) {
    const of = roots.find((one) => file.startsWith(`${one}/`)) ?? '';
    packages[of] = (packages[of] ?? 0) + fs.statSync(path.join(folder, file)).size;
    if (file.endsWith('zego-pusher.json')) callPackage = of;
    if (file.endsWith('.js')) code += fs.readFileSync(path.join(folder, file), 'utf8');
  }
  const project = readJSON<{ appid?: string }>(folder, 'project.config.json');
  const says = (text: string) => text !== '' && code.includes(text);
  return {
    packages,
    callPackage,
    appid: 'value' in project ? String(project.value.appid ?? '') : '',
    mentions: {
      appID: new RegExp(`\\b${appID.replace(/\D/g, '') || '-'}\\b`).test(code),
      tokenURL: says(tokenURL),
      localCloud: says('local-cloud-key'),
      notSetUp: says('not-set-up'),
      consoleToken: /["']04[A-Za-z0-9+/]{80,}={0,2}["']/.test(code),
      clipboard: says('setClipboardData'),
    },
  };
}

/** Files below a folder, by path with forward slashes; none where there is no folder. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
}
