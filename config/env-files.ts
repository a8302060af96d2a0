/**
 * How settings are read from `.env` files, by the build, by the doctor, by `npm start` and by `npm run
 * server`: as Taro's own build reads them, and as editors save them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { expand } from 'dotenv-expand';

type Values = Readonly<Record<string, string>>;

/** What the files of a folder say. */
export interface EnvFiles {
  /** The later file over the earlier, in Taro's order. */
  readonly values: Values;
  /** Files that are there and can't be read: UTF-8 is all that anything here can. */
  readonly notUTF8: readonly string[];
}

/** What to do about a file that is not UTF-8, in a sentence. */
export const saveAsUTF8 = (files: readonly string[]): string =>
  `${files.join(', ')}: saved as UTF-16, of which nothing can be read. Save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8).`;

/**
 * Reads the `.env` files of a folder: `.env`, `.env.local`, and with a mode `.env.<mode>`,
 * `.env.<mode>.local`. Values that need it are quoted: `#` begins a comment elsewhere.
 *
 * @param mode - `production` or `development`, as the build has it
 */
export function readEnvFiles(folder: string, mode?: string): EnvFiles {
  const names = ['.env', '.env.local', ...(mode ? [`.env.${mode}`, `.env.${mode}.local`] : [])];
  const values: Record<string, string> = {};
  const notUTF8: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) continue;
    const bytes = fs.readFileSync(file);
    if (isUTF16(bytes)) notUTF8.push(name);
    // A byte order mark is a space to dotenv, and no part of the first name.
    else Object.assign(values, parse(bytes.toString('utf8')));
  }
  return { values, notUTF8 };
}

/** With `$NAME` in a value replaced, which Taro does for the app's own; a secret may hold a `$`. */
export const expanded = (values: Values): Values =>
  expand({ parsed: { ...values }, processEnv: {} }).parsed ?? values;

/** By its mark, or by the zeros that every letter of it brings along. */
function isUTF16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' || bytes.includes(0);
}
