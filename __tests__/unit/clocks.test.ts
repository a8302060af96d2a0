/** The time of day, read on purpose where something is counted. */
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { clockRules } from '../../tools/lint/clocks';

const ROOT = path.resolve(__dirname, '..', '..');

const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  baseConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, clockRules],
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) });
  return result?.messages.map(({ message }) => message) ?? ['not linted'];
}

test.each(['Date.now()', 'new Date()', 'Date()', '(() => Date.now)()'])(
  '%s is read nowhere but in a wall-clock.ts',
  async (read) => {
    const code = `export const at = ${read};`;
    expect(await complaints('src/call/session/async/timers.ts', code)).toEqual([
      expect.stringContaining('steadyNow()'),
    ]);
    for (const file of ['server/session.ts', 'tools/local-cloud/cloud.ts', 'bench/run/call.ts']) {
      expect(await complaints(file, code)).toEqual([expect.stringContaining('performance.now()')]);
    }
    expect(await complaints('src/call/platform/clock/wall-clock.ts', code)).toEqual([]);
  },
);

test('a date that somebody named is none of it', async () => {
  const code = 'export const text = (at: number) => new Date(at).toISOString() + Date.parse("");';
  expect(await complaints('src/check/report.ts', code)).toEqual([]);
});
