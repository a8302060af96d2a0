import path from 'node:path';
import { parseArgs } from 'node:util';
import { canCall, examine } from './checks';
import type { Surroundings } from './command';
import { consoleLists } from './console-list';
import { gather } from './gather';
import { jsonReport } from './report/json';
import { languageOf } from './report/language';
import { textReport } from './report/text';

const USAGE = `npm run doctor [-- options]

  --json        for programs
  --lang=zh|en  the language; by default that of the computer
  --code=CODE   a code of wx.login, to see a token of a service in production
  --root=FOLDER another project

Exit code: 0 a call can work, 1 it can't, 2 the command is wrong.
`;

/** The command. @returns its exit code */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await report(args, surroundings);
  } catch (error) {
    surroundings.complain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

async function report(
  args: readonly string[],
  { env, colours, say }: Surroundings,
): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      code: { type: 'string' },
      root: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en') {
    throw new TypeError(`--lang is "${values.lang}"; it may be zh or en.`);
  }
  const language = values.lang ?? languageOf(env);
  const root = path.resolve(values.root ?? path.join(__dirname, '..', '..'));
  const world = await gather({ root, env, code: values.code, asksZego: true });
  const found = { groups: examine(world), lists: consoleLists(world) };
  say(values.json ? `${jsonReport(found, language)}\n` : textReport(found, language, colours));
  return canCall(found.groups) ? 0 : 1;
}
