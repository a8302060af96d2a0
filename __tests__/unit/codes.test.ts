/** Every number of the SDK's, the cloud's and WeChat's has one name, in one file. */
import ts from 'typescript';
import * as codes from '@/call/errors/codes';
import { files, read } from '../support/documents/documents';

const TABLE = 'src/call/errors/codes.ts';

/** Numbers that mean nothing else: short ones are also so many of something. */
const unmistakable: readonly number[] = Object.values(codes).filter(
  (code) => code < 0 || code > 100_000,
);

/** The numbers that a file writes, not those in its comments. */
function numbersOf(file: string): number[] {
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node)) {
      const text = node.text;
      const negative =
        ts.isPrefixUnaryExpression(node.parent) &&
        node.parent.operator === ts.SyntaxKind.MinusToken;
      found.push(Number(negative ? `-${text}` : text));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return found;
}

test('a code is written by its name', () => {
  const sources = files.filter((file) => /^src\/call\/.*\.tsx?$/.test(file) && file !== TABLE);
  const written = sources.flatMap((file) =>
    numbersOf(file)
      .filter((number) => unmistakable.includes(number))
      .map((number) => `${file}: ${number}`),
  );
  expect(unmistakable.length).toBeGreaterThan(20);
  expect(written).toEqual([]);
});

test('a code has one name', () => {
  const all = Object.values(codes);
  expect(all).toEqual([...new Set(all)]);
});
