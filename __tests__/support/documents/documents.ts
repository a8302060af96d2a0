/** The documents of the project, and what in them can be checked: links, words in backquotes, examples. */
import fs from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');

/** Made by installs, builds and git, not by hand. */
const NOT_OURS = /^(?:examples\/[^/]+\/)?(?:node_modules|dist|\.git|\.swc|\.cache)$/;

/** Every file of the project, relative to it, with forward slashes. */
export const files: readonly string[] = below('');

/** A report of types is made by its tool. */
export const documents: readonly string[] = files.filter(
  (file) => file.endsWith('.md') && !file.endsWith('.api.md'),
);

export const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

function below(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (NOT_OURS.test(name)) return [];
    return entry.isDirectory() ? below(name) : [name];
  });
}

export interface Example {
  /** `sh`, `ts`, `tsx`, …; empty where none is given. */
  readonly language: string;
  /** What follows the language: `file=src/call/react/hooks.ts before="export const useA"`. */
  readonly about: Readonly<Record<string, string>>;
  readonly code: string;
  /** Of its first line in the document, from 1. */
  readonly line: number;
}

const FENCE = /^( *)```([\w-]*)([^\n]*)\n([^]*?)^\1```$/gm;

/** The examples between lines of three backquotes. */
export function examples(text: string): Example[] {
  return Array.from(text.matchAll(FENCE), (match) => {
    const [, indent = '', language = '', about = '', code = ''] = match;
    return {
      language,
      about: Object.fromEntries(
        Array.from(about.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g), ([, key = '', quoted, bare]) => [
          key,
          quoted ?? bare ?? '',
        ]),
      ),
      code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
      line: lineAt(text, match.index) + 1,
    };
  });
}

export interface Span {
  readonly text: string;
  /** Where in the document: `12: words`, for the message of a test. */
  readonly where: string;
}

/** What is said in backquotes, outside of examples. */
export function spans(text: string): Span[] {
  return Array.from(withoutExamples(text).matchAll(/`([^`]+)`/g), ({ 1: span = '', index }) => {
    const said = span.replace(/\s+/g, ' ');
    return { text: said, where: `${lineAt(text, index)}: ${said}` };
  });
}

/** The text with every example blank, each line in its place. */
export const withoutExamples = (text: string): string =>
  text.replace(FENCE, (example) => example.replace(/[^\n]/g, ' '));

export const lineAt = (text: string, index: number): number =>
  text.slice(0, index).split('\n').length;

/** The names that GitHub gives to a document's headings. */
export function anchors(text: string): string[] {
  return Array.from(withoutExamples(text).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/ /g, '-'),
  );
}
