import fs from 'node:fs';
import { resolveInstalled } from './resolve';

let names: string[] | undefined;

/** Every function name of WeChat's `wx`, read from its published typings. */
export function wxNames(): string[] {
  if (names) return names;
  const file = resolveInstalled('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
  const text = fs.readFileSync(file, 'utf8');
  const body = text.slice(text.indexOf('interface Wx {'));
  const found = body.matchAll(/^ {8}(\w+)(?:<[^\n]*>)?\(/gm);
  names = [...new Set(Array.from(found, (match) => match[1] ?? ''))].sort();
  return names;
}
