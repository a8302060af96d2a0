import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { EXAMPLES, PACKAGE, tarball } from '../support/examples/packed';

/** The files of the package. */
const files = execFileSync('tar', ['tzf', tarball()], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
  .map((file) => file.replace(/^package\//, ''));

/** As an app has it that installed the package. */
const textOf = (file: string) =>
  fs.readFileSync(path.join(EXAMPLES, 'smallest-ts', 'node_modules', PACKAGE, file), 'utf8');

test('it holds what people install, and nothing else', () => {
  const top = [...new Set(files.map((file) => file.split('/')[0]))].sort();
  expect(top).toEqual([
    'LICENSE',
    'README.md',
    'doctor.js',
    'h5',
    'index.d.ts',
    'messages.d.ts',
    'no-plugin-loader.js',
    'package.json',
    'plugin.d.ts',
    'plugin.js',
    'roles.d.ts',
    'ui.d.ts',
    'weapp',
    'without-plugin.js',
  ]);
  const endings = new Set(
    files.filter((file) => /^(weapp|h5)\//.test(file)).map((file) => file.replace(/^.*\./, '')),
  );
  expect([...endings].sort()).toEqual(['css', 'js', 'json', 'wxml', 'wxss']);
});

test('no test, no tool, no map, and no path of the computer that packed it', () => {
  expect(
    files.filter((file) => /test|\.map$|\.tsx?$|\.scss$/.test(file) && !file.endsWith('.d.ts')),
  ).toEqual([]);
  const scripts = files.filter((file) => /\.(js|ts|css|json)$/.test(file));
  const telling = scripts.filter((file) =>
    /sourceMappingURL|\/home\/|\/tmp\/|\/root\//.test(textOf(file)),
  );
  expect(telling).toEqual([]);
});

test('every door leads to a file that is there', () => {
  const { exports, types, main, bin } = JSON.parse(textOf('package.json')) as Record<
    string,
    unknown
  >;
  const targets = JSON.stringify([exports, types, main, bin]).match(/\.\/[^"]+/g) ?? [];
  const doors = targets.filter((target) => /\.(js|ts|json)$/.test(target));
  expect(doors.length).toBeGreaterThan(8);
  expect(doors.filter((door) => !files.includes(door.slice(2)))).toEqual([]);
});

test('the styles are measured in real pixels, whatever the app is drawn for', () => {
  const styles = files.filter((file) => /\.(css|wxss)$/.test(file));
  expect(styles.length).toBeGreaterThan(20);
  const scaled = styles.filter(
    (file) => !textOf(file).startsWith('/* postcss-pxtransform disable */'),
  );
  expect(scaled.filter((file) => /\dpx/.test(textOf(file)))).toEqual([]);
});

/** What a compiler says of an app's own files and of the package in it; others' types are theirs. */
function typeFaults(example: string): string[] {
  const app = path.join(EXAMPLES, example);
  const { config } = ts.readConfigFile(path.join(app, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, app);
  const program = ts.createProgram(fileNames, { ...options, skipLibCheck: false });
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(app))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ file, messageText }) => `${file?.fileName}: ${JSON.stringify(messageText)}`);
}

test.each(['smallest-ts', 'own-page'])(
  'its types hold in %s',
  (example) => expect(typeFaults(example)).toEqual([]),
  60_000,
);
