/** What the sources call things, so that a document can be asked whether it uses their names. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { files, read, ROOT } from './documents';

const CODE = /\.(?:[cm]?[jt]sx?)$/;
/** The tests of documents name what they forbid and what they except. */
const ABOUT_DOCUMENTS = /^__tests__\/unit\/(?:docs-|[\w-]+-doc\.)/;

const code = files.filter((file) => CODE.test(file) && !ABOUT_DOCUMENTS.test(file));
const rest = files.filter((file) => /\.(?:jsonc?|wxml|wxss|scss|html|ya?ml)$/.test(file));
const plain = ['.env.example', 'server/.env.example', 'server/Dockerfile', '.ci/run', '.npmrc'];

/** What is declared elsewhere: the SDKs, WeChat, Taro, browsers, Node. */
const FOREIGN = [
  'node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts',
  'node_modules/miniprogram-api-typings/types/wx/lib.wx.component.d.ts',
  'node_modules/typescript/lib/lib.dom.d.ts',
  'node_modules/typescript/lib/lib.es5.d.ts',
  'node_modules/typescript/lib/lib.es2020.promise.d.ts',
];
const FOREIGN_FOLDERS = [
  'node_modules/zego-express-engine-miniprogram',
  'node_modules/zego-express-engine-webrtc',
];

/** `microphone-refused` is one word, and so is `_size`. */
const WORD = /[A-Za-z_$][\w$]*(?:-[\w$]+)*/g;

export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

export interface Names {
  /** Whether any source says this word, in its code rather than in a comment. */
  says(word: string): boolean;
  /** Whether something of ours has this name: a class, a type, an object, a module's file. */
  owns(owner: string): boolean;
  /** Whether one of those so called declares the member itself, not by inheritance. */
  has(owner: string, member: string): boolean;
  /** Whether the file declares the name, at any depth, or listens to an event that is called so. */
  declares(file: string, name: string): boolean;
}

export function readNames(): Names {
  const said = new Set<string>();
  const members = new Map<string, Set<string>>();
  const declared = new Map<string, Set<string>>();

  const add = (owner: string, member: string) => {
    const known = members.get(owner) ?? new Set();
    members.set(owner, known.add(member));
  };

  for (const file of code) {
    const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    const names = new Set<string>();
    // `mirror.roomUserUpdate` is what `mirror.ts` exports.
    const module = moduleOf(file);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) said.add(node.text);
      else if (
        ts.isStringLiteralLike(node) ||
        ts.isJsxText(node) ||
        ts.isTemplateLiteralToken(node)
      ) {
        for (const word of wordsOf(node.text)) said.add(word);
        names.add(node.text);
      }
      const name = nameOf(node);
      if (name) {
        names.add(name);
        if (isOfModule(node)) add(module, name);
        const owner = ownerOf(node);
        if (owner) add(owner, name);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    declared.set(file, names);
  }
  for (const file of files) said.add(moduleOf(file));
  for (const file of [...rest, ...plain]) for (const word of wordsOf(read(file))) said.add(word);
  for (const file of foreignFiles()) for (const word of wordsOf(read(file))) said.add(word);

  return {
    says: (word) => said.has(word),
    owns: (owner) => members.has(owner),
    has: (owner, member) => members.get(owner)?.has(member) ?? false,
    declares: (file, name) => declared.get(file)?.has(name) ?? false,
  };
}

const moduleOf = (file: string): string => path.posix.basename(file).replace(/\..*$/, '');

function foreignFiles(): string[] {
  const scripts = FOREIGN_FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:js|d\.ts)$/.test(file))
      .map((file) => path.join(folder, file)),
  );
  return [...FOREIGN, ...scripts];
}

/** The name that a node declares. */
function nameOf(node: ts.Node): string | null {
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isAccessor(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node);
  if (!named || !node.name) return null;
  const { name } = node;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : null;
}

/** Whether it stands in the file itself, inside of nothing. */
function isOfModule(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isSourceFile(ts.isVariableDeclaration(node) ? parent.parent.parent : parent);
}

/** The class, type or object in which it is declared. */
function ownerOf(node: ts.Node): string | null {
  const { parent } = node;
  if (ts.isParameter(node)) {
    // `private readonly store` in a constructor is a member.
    const isMember = ts.isParameterPropertyDeclaration(node, parent);
    return isMember ? nameOf(parent.parent) : null;
  }
  if (ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent)) return nameOf(parent);
  if (ts.isObjectLiteralExpression(parent) || ts.isTypeLiteralNode(parent)) {
    let holder: ts.Node = parent.parent;
    while (ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder)) holder = holder.parent;
    return nameOf(holder);
  }
  return null;
}
