/** Commands in documents: scripts, files and settings that they name exist, and a shell can read them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { documents, examples, files, read, ROOT, spans } from '../support/documents/documents';

const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;
/** Programs that `npx` brings on purpose: too large, or of use once. */
const FETCHED = ['miniprogram-ci@2', 'http-server'];
const OF_NPM = ['audit', 'ci', 'config', 'install', 'ls', 'run', 'start', 'test', 'version'];
/** Made by somebody on the way: by a build, or by the line before. */
const MADE = /^(?:\.\/)?(?:dist\/|\/path\/to\/)|\.env\.local$/;

/** Where settings are read. */
const sources = files
  .filter((file) => /^(?:\.env|bench|config|jest|server|src|tools|__tests__\/(?!unit))/.test(file))
  .filter((file) => /\.(?:ts|js|example)$/.test(file))
  .map(read);
const isSetting = (name: string) => sources.some((source) => source.includes(name));

/** Shell code of a document: its examples, and what it says in backquotes that is a command. */
function shell(document: string): { readonly where: string; readonly code: string }[] {
  const text = read(document);
  return [
    ...examples(text)
      .filter(({ language }) => language === 'sh')
      .map(({ line, code }) => ({ where: `${line}`, code })),
    ...spans(text)
      .filter((span) => /^(?:[A-Z_]+=\S* )*(?:npm|npx) /.test(span.text))
      .map((span) => ({ where: span.where, code: span.text })),
  ];
}

const asked = (code: string, pattern: RegExp) =>
  Array.from(code.matchAll(pattern), ([, name = '']) => name);

function faults(code: string): string[] {
  const runs = asked(code, /\bnpm run ([\w:-]+)/g).filter((name) => !(name in scripts));
  const verbs = asked(code, /\bnpm ([a-z]\w*)/g).filter((verb) => !OF_NPM.includes(verb));
  const programs = asked(code, /\bnpx (?:--yes )?([\w@./-]+)/g).filter(
    (name) => !FETCHED.includes(name) && !isInstalled(name),
  );
  const lost = asked(code, /(?:\btsx|\bcp|\bnode|--pp) ([\w./-]+\.\w+)/g).filter(
    (file) => !MADE.test(file) && !fs.existsSync(path.join(ROOT, file)),
  );
  const settings = asked(code, /(?:^|\s|-e )([A-Z][A-Z_]{3,})=/gm).filter(
    (name) => !isSetting(name.replace(/_FILE$/, '')) && name !== 'HUSKY',
  );
  return [...runs, ...verbs, ...programs, ...lost, ...settings];
}

/** A package whose program has another name is not asked for here: `taro` is @tarojs/cli's. */
function isInstalled(program: string): boolean {
  const known = { ...dependencies, ...devDependencies };
  return program === 'taro' ? '@tarojs/cli' in known : program in known;
}

const withCommands = documents.filter((document) => shell(document).length > 0);

test('what is not there is seen', () => {
  expect(withCommands.length).toBeGreaterThan(8);
  expect(faults('npm run no-such && npx tsx tools/none.ts && TARO_APP_NONE=1 npm prepare')).toEqual(
    ['no-such', 'prepare', 'tools/none.ts', 'TARO_APP_NONE'],
  );
});

test.each(withCommands)('%s: what its commands name is there', (document) => {
  const wrong = shell(document).flatMap(({ where, code }) =>
    faults(code).map((fault) => `${where}: ${fault}`),
  );
  expect(wrong).toEqual([]);
});

test.each(withCommands)('%s: a shell can read its examples', (document) => {
  for (const { where, code } of shell(document)) {
    const { stderr } = spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' });
    expect([where, stderr]).toEqual([where, '']);
  }
});
