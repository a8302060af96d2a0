/** Which of Taro's components a bundle uses, and with which attributes: read off its compiled modules. */
import ts from 'typescript';

/**
 * By element (`scroll-view`), the attributes it is given, as JSX names them; `'all'` where that
 * can't be told, and for a native component that has children.
 */
export type Usage = ReadonlyMap<string, ReadonlySet<string> | 'all'>;

/** A module as the loaders left it: JavaScript, its JSX turned into calls. */
export interface CompiledModule {
  /** Said where it can't be read. */
  readonly name: string;
  readonly text: string;
}

const COMPONENTS = '@tarojs/components';
const FACTORY = /^_*(?:jsxs?|jsxDEV|createElement)\d*$/;
const REACT = /["']react(?:\/jsx-(?:dev-)?runtime)?["']/;

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? '-' : ''}${letter.toLowerCase()}`);

class Uses {
  readonly byElement = new Map<string, Set<string> | 'all'>();
  /** What `cloneElement` gives to elements that somebody else made: to any. */
  private readonly toAny = new Set<string>();
  private anything = false;

  add(element: string, attributes: readonly string[] | 'all'): void {
    const known = this.byElement.get(element) ?? new Set<string>();
    if (known === 'all') return;
    if (attributes === 'all') this.byElement.set(element, 'all');
    else {
      const names = attributes.filter((name) => name !== 'children');
      this.byElement.set(element, new Set([...known, ...names]));
    }
  }

  addToAny(attributes: readonly string[] | 'all'): void {
    if (attributes === 'all') this.anything = true;
    else for (const name of attributes) this.toAny.add(name);
  }

  get usage(): Usage {
    for (const element of this.byElement.keys()) {
      this.add(element, this.anything ? 'all' : [...this.toAny]);
    }
    return this.byElement;
  }
}

/** What a module calls the components, and all of them together. */
interface Names {
  /** By local name, the element. */
  readonly components: Map<string, string>;
  readonly namespaces: Set<string>;
}

/** The attributes in the second argument of a factory's call. */
function attributesOf(props: ts.Expression | undefined): readonly string[] | 'all' {
  if (!props || props.kind === ts.SyntaxKind.NullKeyword || props.getText() === 'void 0') return [];
  if (!ts.isObjectLiteralExpression(props)) return 'all';
  const names: string[] = [];
  for (const { name } of props.properties) {
    // Without a name it is spread; a computed one may be any.
    if (!name || ts.isComputedPropertyName(name)) return 'all';
    names.push((name as ts.Identifier | ts.StringLiteral).text);
  }
  return names;
}

/** What is called, by its last name: `jsx` of `(0, runtime.jsx)(…)`. */
function calleeName(callee: ts.Expression): string {
  if (ts.isParenthesizedExpression(callee)) return calleeName(callee.expression);
  if (ts.isBinaryExpression(callee)) return calleeName(callee.right);
  if (ts.isIdentifier(callee)) return callee.text;
  if (!ts.isPropertyAccessExpression(callee)) return '';
  // The browser's own, in a library for both.
  const isDocument = /document$/i.test(callee.expression.getText());
  return isDocument ? '' : callee.name.text;
}

function isComponents(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text === COMPONENTS;
}

class Reader {
  private readonly names: Names = { components: new Map(), namespaces: new Set() };

  constructor(
    private readonly file: ts.SourceFile,
    private readonly uses: Uses,
  ) {}

  read(): void {
    this.collectNames(this.file);
    this.visit(this.file);
  }

  /** @throws Error always */
  private unreadable(): never {
    throw new Error(
      [
        `${this.file.fileName} takes all of ${COMPONENTS} under one name, and uses that name as a value:`,
        'which components it draws can’t be read, and the build would leave their templates out.',
        'Import each component by its name there, or build with LEAN_BUILD=off, which keeps all templates.',
      ].join('\n'),
    );
  }

  private collectNames(node: ts.Node): void {
    if (ts.isImportDeclaration(node) && isComponents(node.moduleSpecifier)) {
      const { name, namedBindings } = node.importClause ?? {};
      if (name) this.names.namespaces.add(name.text);
      if (namedBindings && ts.isNamespaceImport(namedBindings)) {
        this.names.namespaces.add(namedBindings.name.text);
      } else for (const one of namedBindings?.elements ?? []) this.bind(one);
    } else if (ts.isExportDeclaration(node) && isComponents(node.moduleSpecifier)) {
      // Passed on: who knows what others give it.
      if (!node.exportClause || !ts.isNamedExports(node.exportClause)) this.unreadable();
      for (const { name, propertyName } of node.exportClause.elements) {
        this.uses.add(kebab((propertyName ?? name).text), 'all');
      }
    } else if (ts.isCallExpression(node) && isComponents(node.arguments[0])) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) this.unreadable();
      if (node.expression.getText() === 'require') this.collectRequired(node);
    }
    ts.forEachChild(node, (child) => this.collectNames(child));
  }

  private bind({ name, propertyName }: ts.ImportSpecifier | ts.BindingElement): void {
    if (!ts.isIdentifier(name)) this.unreadable();
    const imported = propertyName ?? name;
    this.names.components.set(name.text, kebab((imported as ts.Identifier).text));
  }

  /** `const x = require(…)`, also through a helper such as Babel's for namespaces. */
  private collectRequired(call: ts.CallExpression): void {
    let value: ts.Node = call;
    while (
      ts.isParenthesizedExpression(value.parent) ||
      (ts.isCallExpression(value.parent) && value.parent.arguments[0] === value)
    ) {
      value = value.parent;
    }
    const { parent } = value;
    if (ts.isPropertyAccessExpression(parent)) this.uses.add(kebab(parent.name.text), 'all');
    else if (!ts.isVariableDeclaration(parent) || ts.isArrayBindingPattern(parent.name)) {
      this.unreadable();
    } else if (ts.isIdentifier(parent.name)) this.names.namespaces.add(parent.name.text);
    else for (const one of parent.name.elements) this.bind(one);
  }

  private visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) return;
    if (ts.isCallExpression(node)) this.call(node);
    if (ts.isIdentifier(node) && !isOnlyName(node)) {
      const element = this.names.components.get(node.text);
      if (element !== undefined) this.reference(node, element);
      else if (this.names.namespaces.has(node.text)) this.member(node);
    }
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** `components.View`. */
  private member(namespace: ts.Identifier): void {
    const { parent } = namespace;
    if (!ts.isPropertyAccessExpression(parent) || parent.name.text === 'default') this.unreadable();
    this.reference(parent, kebab(parent.name.text));
  }

  private reference(node: ts.Expression, element: string): void {
    const { parent } = node;
    const isMade =
      ts.isCallExpression(parent) &&
      parent.arguments[0] === node &&
      FACTORY.test(calleeName(parent.expression));
    // Not made there but handed around as a value: who knows what it is given.
    this.uses.add(element, isMade ? attributesOf(parent.arguments[1]) : 'all');
  }

  /** Elements named by a text, which native components are; and what is given to any element. */
  private call({ expression, arguments: [element, props, ...children] }: ts.CallExpression): void {
    const name = calleeName(expression);
    if (/^_*cloneElement$/.test(name)) this.uses.addToAny(attributesOf(props));
    if (!FACTORY.test(name) || !element || !ts.isStringLiteralLike(element)) return;
    const attributes = attributesOf(props);
    // What `jsx` takes third is a key.
    const more = name.endsWith('createElement') && children.length > 0;
    const nests = element.text.includes('-') && (more || attributes.includes('children'));
    this.uses.add(element.text, nests ? 'all' : attributes);
  }
}

/** Whether an identifier is only a name, as in `words.Text` or where it is declared. */
function isOnlyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isVariableDeclaration(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && (parent.name === node || parent.propertyName === node)) ||
    (ts.isParameter(parent) && parent.name === node)
  );
}

/**
 * Reads the modules of a bundle.
 *
 * @throws Error with a sentence for people, where a module hides what it uses
 */
export function readUsage(modules: Iterable<CompiledModule>): Usage {
  const uses = new Uses();
  for (const { name, text } of modules) {
    if (!text.includes(COMPONENTS) && !REACT.test(text)) continue;
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    new Reader(file, uses).read();
  }
  return uses.usage;
}
