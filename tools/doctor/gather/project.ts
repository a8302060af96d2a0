import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CALL_PAGE } from '../../../config/call-plugin';
import { addCallPage } from '../../../src/call/plugin/app-config';
import { installedFolder } from '../../../src/call/plugin/installed';
import { callPage } from '../../../src/call/plugin/options';
import type { AppConfig as Changed } from '../../../src/call/plugin/taro';
import type { AppConfig, Read, Sdk } from '../world';

/** A JSON file of the project. */
export function readJSON<T>(root: string, file: string): Read<T> {
  return read(path.join(root, file), (full) => JSON.parse(fs.readFileSync(full, 'utf8')) as T);
}

/** `src/app.config.ts`, as Taro reads it: a module that calls `defineAppConfig`; and what the call's plugin adds. */
export function readAppConfig(root: string): Read<AppConfig> {
  return read(path.join(root, 'src/app.config.ts'), (full) => {
    Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
    // tsx, which runs this command, lets it load TypeScript.
    const module = createRequire(full)(full) as { default?: AppConfig & Changed };
    if (!module.default) throw new Error('it exports nothing');
    const config = structuredClone(module.default);
    addCallPage(config, callPage(CALL_PAGE), undefined);
    return config;
  });
}

/** The SDK in `node_modules`, and the hosts that its own code names. */
export function readSdk(root: string): Sdk | null {
  const folder = installedFolder('zego-express-engine-miniprogram', root);
  if (folder === undefined) return null;
  const about = readJSON<{ version: string; main: string }>(folder, 'package.json');
  if (!('value' in about)) return null;
  const { version, main } = about.value;
  const code = fs.readFileSync(path.join(folder, main), 'utf8');
  const hosts = (form: RegExp) => Array.from(new Set(code.match(form) ?? []));
  return {
    version,
    sockets: hosts(/\baccesshub-wss\.[a-z0-9.-]+\.[a-z]+\b/g),
    logs: hosts(/\bweblogger-wss\.[a-z0-9.-]+\.[a-z]+\b/g),
  };
}

function read<T>(file: string, how: (file: string) => T): Read<T> {
  if (!fs.existsSync(file)) return { missing: true };
  try {
    return { value: how(file) };
  } catch (error) {
    return { broken: String(error).split('\n', 1)[0] ?? '' };
  }
}
