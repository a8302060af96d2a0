/** Who writes which fields of a store, read from the code with the compiler's help. */
import ts from 'typescript';
import { Compiler } from './compiler';
import { files } from './documents';

/** The column of the table of events (`session/room/event-table.ts`) that changes the store. */
const REDUCER = 'mirror';

/** `RoomStay.enter` -> the fields that it writes. */
export type Writers = Readonly<Record<string, readonly string[]>>;

/** @param store - the type's name, such as `CallStore` */
export function readWriters(stores: readonly string[]): Record<string, Writers> {
  const sources = files.filter((file) => /^src\/call\/(session|store)\/.*\.ts$/.test(file));
  const program = new Compiler().program(sources);
  const checker = program.getTypeChecker();
  const found: Record<string, Map<string, Set<string>>> = Object.fromEntries(
    stores.map((store) => [store, new Map<string, Set<string>>()]),
  );

  const fieldsOf = (node: ts.Expression): string[] =>
    checker
      .getTypeAtLocation(node)
      .getProperties()
      .map(({ name }) => name);

  const note = (store: string, writer: string, fields: readonly string[]) => {
    const known = found[store]?.get(writer) ?? new Set();
    for (const field of fields) known.add(field);
    found[store]?.set(writer, known);
  };

  /** A function that returns what to write: by its own name, for each of its returns. */
  const noteReturns = (store: string, writer: string, body: ts.ConciseBody): void => {
    for (const result of results(body)) {
      const called = ts.isCallExpression(result) ? declarationOf(checker, result) : undefined;
      if (called && ts.isFunctionDeclaration(called)) noteFunction(store, called);
      // What a row of the table of events names is noted where it is named.
      else if (!called || !isReducerOfRow(called)) note(store, writer, fieldsOf(result));
    }
  };

  const noteFunction = (store: string, called: ts.FunctionDeclaration): void => {
    if (called.body) noteReturns(store, `${moduleOf(called)}.${called.name?.text}`, called.body);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === REDUCER) {
      const reducer = checker.getTypeAtLocation(node.initializer).symbol.valueDeclaration;
      if (reducer && ts.isFunctionDeclaration(reducer)) noteFunction('CallStore', reducer);
      else throw new Error(`${node.getText()}: a reducer is a function with a name.`);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      const store = name.text === 'setState' && storeOf(checker, expression);
      const [written] = node.arguments;
      if (store && store in found && written) {
        const writer = writerOf(node);
        if (ts.isArrowFunction(written)) noteReturns(store, writer, written.body);
        else note(store, writer, fieldsOf(written));
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const source of program.getSourceFiles()) if (!source.isDeclarationFile) visit(source);

  return Object.fromEntries(
    Object.entries(found).map(([store, writers]) => [
      store,
      Object.fromEntries([...writers].map(([writer, fields]) => [writer, [...fields].sort()])),
    ]),
  );
}

function storeOf(checker: ts.TypeChecker, node: ts.Expression): string | null {
  const { aliasSymbol } = checker.getTypeAtLocation(node);
  return aliasSymbol?.name ?? null;
}

/** What a function returns: an expression, or that of each `return`, both ways of a condition. */
function results(body: ts.ConciseBody): ts.Expression[] {
  const found: ts.Expression[] = [];
  const add = (node: ts.Expression): void => {
    if (ts.isParenthesizedExpression(node)) add(node.expression);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(add);
    else found.push(node);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) add(node.expression);
    ts.forEachChild(node, visit);
  };
  if (ts.isBlock(body)) visit(body);
  else add(body);
  return found;
}

const declarationOf = (checker: ts.TypeChecker, call: ts.CallExpression): ts.Node | undefined =>
  checker.getResolvedSignature(call)?.declaration;

const isReducerOfRow = ({ parent }: ts.Node): boolean =>
  ts.isPropertySignature(parent) && parent.name.getText() === REDUCER;

const moduleOf = (node: ts.Node): string =>
  node.getSourceFile().fileName.replace(/^.*\/|\.ts$/g, '');

/** `Class.method` around a node, `Class` for its constructor, or the function's name. */
function writerOf(node: ts.Node): string {
  let writer = '';
  for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isClassDeclaration(at)) return [at.name?.text, writer].filter(Boolean).join('.');
    if (ts.isFunctionDeclaration(at)) writer = at.name?.text ?? '';
    else if (ts.isMethodDeclaration(at) && ts.isClassLike(at.parent)) writer = at.name.getText();
  }
  return writer;
}
