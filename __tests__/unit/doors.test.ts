/** What the call's doors let out: all of it is explained, and what runs is shown in use. */
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');
const DOORS = [
  'index',
  'prejoin/index',
  'ui/index',
  'messages/index',
  'roles/index',
  'development/index',
].map((door) => path.join(ROOT, `src/call/${door}.ts`));

const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
  config: object;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const program = ts.createProgram([...DOORS, path.join(ROOT, 'types/global.d.ts')], options);
const checker = program.getTypeChecker();

interface Exported {
  readonly name: string;
  readonly runs: boolean;
  readonly comment: string;
  readonly tags: readonly string[];
}

function exportsOf(door: string): Exported[] {
  const source = program.getSourceFile(door);
  const symbol = source && checker.getSymbolAtLocation(source);
  return (symbol ? checker.getExportsOfModule(symbol) : []).map((exported) => {
    const target =
      exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    return {
      name: exported.name,
      runs: (target.flags & ts.SymbolFlags.Value) !== 0,
      comment: ts.displayPartsToString(target.getDocumentationComment(checker)),
      tags: target.getJsDocTags(checker).map(({ name }) => name),
    };
  });
}

const all = DOORS.flatMap(exportsOf);

test('the doors let something out', () => {
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter(({ runs }) => runs).length).toBeGreaterThan(40);
});

test('everything says what it is', () => {
  expect(all.filter(({ comment }) => !comment).map(({ name }) => name)).toEqual([]);
});

test('what runs has an example', () => {
  const without = all.filter(({ runs, tags }) => runs && !tags.includes('example'));
  expect(without.map(({ name }) => name)).toEqual([]);
});
