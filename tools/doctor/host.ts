/** The doctor of the package: `npx taro-zego-voice-call doctor`, in an app that has installed it. */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { canCall } from './checks';
import { examineHost } from './checks/host';
import type { Surroundings } from './command';
import { consoleLists } from './console-list';
import { gather } from './gather';
import { readJSON } from './gather/project';
import { jsonReport } from './report/json';
import { languageOf } from './report/language';
import { textReport } from './report/text';

const USAGE = `npx taro-zego-voice-call doctor [options]

  --json         for programs
  --lang=zh|en   the language; by default that of the computer
  --dist=FOLDER  where the mini-program is built; by default dist/weapp or dist

Exit code: 0 a call can work, 1 it can't, 2 the command is wrong.
`;

/** The command, in an app's folder. @returns its exit code */
export async function runHostDoctor(
  args: readonly string[],
  { env, colours, say, complain }: Surroundings,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        lang: { type: 'string' },
        dist: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help || positionals.join() !== 'doctor') {
      say(USAGE);
      return values.help ? 0 : 2;
    }
    const root = process.cwd();
    const dist = values.dist ?? builtIn(root);
    const language = values.lang === 'zh' || values.lang === 'en' ? values.lang : languageOf(env);
    const world = await gather({ root, env, dist });
    // As it was built: what plugins add to it stands in no source.
    const app = readJSON<object>(path.join(root, dist), 'app.json');
    const built = { ...world, app };
    const found = { groups: examineHost(built), lists: consoleLists(built) };
    say(values.json ? `${jsonReport(found, language)}\n` : textReport(found, language, colours));
    return canCall(found.groups) ? 0 : 1;
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

const builtIn = (root: string): string =>
  fs.existsSync(path.join(root, 'dist', 'app.json')) ? 'dist' : 'dist/weapp';
