/** Which of Taro's components the sources use, and with which attributes: read off their JSX. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * By element (`scroll-view`), the attributes it is given, as JSX names them; `'all'` where that
 * can't be told, and for a native component that has children.
 */
export type Usage = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

const COMPONENTS = '@tarojs/components';

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);

class Uses {
  readonly byElement = new Map<string, Set<string> | 'all'>();

  everything(element: string): void {
    this.byElement.set(element, 'all');
  }

  attributes(element: string, names: readonly string[]): void {
    const known = this.byElement.get(element) ?? new Set<string>();
    if (known === 'all') return;
    for (const name of names) known.add(name);
    this.byElement.set(element, known);
  }
}

/** What the file calls each component it imports. */
function importedComponents(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    if ((statement.moduleSpecifier as ts.StringLiteral).text !== COMPONENTS) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || ts.isNamespaceImport(bindings)) {
      throw new Error(`${file.fileName}: import Taro's components by their names.`);
    }
    for (const { name, propertyName } of bindings.elements) {
      names.set(name.text, kebab((propertyName ?? name).text));
    }
  }
  return names;
}

function collect(file: ts.SourceFile, uses: Uses): void {
  const imported = importedComponents(file);
  const opening = (node: ts.JsxOpeningLikeElement) => {
    const tag = node.tagName.getText(file);
    const native = tag.includes('-');
    const element = native ? tag : imported.get(tag);
    if (element === undefined) return;
    const { properties } = node.attributes;
    const readable = properties.every(ts.isJsxAttribute);
    if (!readable || (native && ts.isJsxOpeningElement(node))) uses.everything(element);
    else
      uses.attributes(
        element,
        properties.flatMap(({ name }) => name?.getText(file) ?? []),
      );
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      opening(node);
      ts.forEachChild(node.attributes, visit);
      return;
    }
    if (ts.isJsxClosingElement(node)) return;
    const element = ts.isIdentifier(node) && imported.get(node.text);
    // Not as a tag but as a value: who knows what it is given there.
    if (element && !isName(node)) uses.everything(element);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** Whether an identifier only names a property or an attribute, as in `words.Text`. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isJsxAttribute(parent) ||
    ts.isTypeReferenceNode(parent)
  );
}

/**
 * Reads every `.tsx` under a folder but those of the browser build alone.
 *
 * @throws Error where a file imports all components under one name
 */
export function readUsage(folder: string): Usage {
  const uses = new Uses();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.tsx') || name.endsWith('.h5.tsx')) continue;
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    collect(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX), uses);
  }
  return uses.byElement;
}
