/** The plugin that every app with calls has: this app is the first of them. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The page of the call, below the sources, without its ending. */
export const CALL_PAGE = 'call/room/index';

/**
 * The plugin as Taro's `plugins` take it, of the call that is in these sources. Another app by the same
 * rules may have none.
 *
 * @param sources - the folder of the app, whose call brings its own plugin
 */
export function callPlugin(sources: string): [file: string, options: { page: string }][] {
  const file = path.join(sources, 'call/plugin/index.ts');
  if (!fs.existsSync(file)) return [];
  // While Node reads TypeScript: Taro, which loads it later, finds it loaded.
  createRequire(__filename)(file);
  return [[file, { page: CALL_PAGE }]];
}
