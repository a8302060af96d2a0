import fs from 'node:fs';
import path from 'node:path';
import { expanded, readEnvFiles } from '../../../config/env-files';

type Settings = Record<string, string>;

/** Settings of the app begin with one of these; LogUrl serves the doctor alone. */
const OF_THE_APP = ['TARO_APP_', 'ZEGO_LOG_URL'];
const SECRETS = ['ZEGO_SERVER_SECRET', 'WECHAT_APP_SECRET'];
/** Each secret has so many. */
export const SECRET_BYTES = 32;
const ZEGO_API_URL = 'ZEGO_API_URL';

/** What the build would read: Taro's `.env*` files, and the shell before them. */
export function appSettings(root: string, mode: string, env: NodeJS.ProcessEnv): Settings {
  return merged(expanded(readEnvFiles(root, mode).values), env, OF_THE_APP);
}

/** Files with settings that neither the build nor the service can read. */
export function unreadableSettings(root: string, mode: string): string[] {
  const ofService = readEnvFiles(path.join(root, 'server')).notUTF8;
  return [...readEnvFiles(root, mode).notUTF8, ...ofService.map((file) => `server/${file}`)];
}

/** Secrets as the token service reads them: by name, by file, from `server/.env.local` or the shell. */
export function serviceSecrets(root: string, env: NodeJS.ProcessEnv): Settings {
  const folder = path.join(root, 'server');
  const given = merged(readEnvFiles(folder).values, env, SECRETS);
  const secrets: Settings = {};
  for (const name of SECRETS) {
    const value = given[name] || fromFile(folder, given[`${name}_FILE`]);
    if (value) secrets[name] = value;
  }
  return secrets;
}

/** Where the token service asks ZEGO, if not where everybody does. */
export function zegoURL(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = path.join(root, 'server');
  return merged(readEnvFiles(folder).values, env, [ZEGO_API_URL])[ZEGO_API_URL];
}

function fromFile(folder: string, file: string | undefined): string {
  if (!file) return '';
  const full = path.resolve(folder, file);
  // A file that is not on this computer is on the server's: then the secret is unknown here.
  return fs.existsSync(full) ? fs.readFileSync(full, 'utf8').replace(/\r?\n$/, '') : '';
}

/** What the shell says, an empty text too, comes before what the files say. */
function merged(given: Settings, env: NodeJS.ProcessEnv, prefixes: readonly string[]): Settings {
  return Object.fromEntries(
    Object.entries({ ...given, ...env }).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && prefixes.some((prefix) => entry[0].startsWith(prefix)),
    ),
  );
}
