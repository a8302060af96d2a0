import path from 'node:path';
import type { Node } from 'typescript';
import { SCRIPT_SCHEME } from '../runtime/timers';

/** Whose code set a timer: the mini-program's own, the ZEGO SDK's, or Taro's and React's. */
export type Owner = 'app' | 'sdk' | 'taro';

/** Chunks that hold nothing but the framework. */
const FRAMEWORK = new Set(['taro.js', 'vendors.js', 'runtime.js']);
/** Stands in the SDK's bundle, whatever a minifier does to it. */
const SDK_MARK = 'WXPublishStream';
/** `new Function` puts two lines before a script, and modules.ts a directive before the first. */
const LINES_BEFORE = 2;
const DIRECTIVE = '"use strict";'.length;

interface Span {
  start: number;
  end: number;
}

/** Where webpack's modules that hold the SDK lie in a script. */
async function sdkSpans(source: string): Promise<Span[]> {
  if (!source.includes(SDK_MARK)) return [];
  // Loaded where it is needed: it takes a second, and few tests ask for owners.
  const { default: ts } = await import('typescript');
  const spans: Span[] = [];
  const visit = (node: Node) => {
    const isModule = ts.isPropertyAssignment(node) && ts.isNumericLiteral(node.name);
    const isMethod = ts.isMethodDeclaration(node) && ts.isNumericLiteral(node.name);
    if ((isModule || isMethod) && source.slice(node.pos, node.end).includes(SDK_MARK)) {
      spans.push({ start: node.pos, end: node.end });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('chunk.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS));
  return spans;
}

function offsetOf(source: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) start = source.indexOf('\n', start) + 1;
  return start + column - 1 - (line === 1 ? DIRECTIVE : 0);
}

/** Tells owners by the nearest frame of the mini-program in a stack trace. */
export class Owners {
  private readonly scripts = new Map<string, Promise<{ source: string; spans: Span[] }>>();

  /** @param read - the text of a script of the mini-program */
  constructor(private readonly read: (file: string) => Promise<string>) {}

  async ownerOf(stack: string): Promise<Owner> {
    const frame = new RegExp(`${SCRIPT_SCHEME}([^\\s:)]+):(\\d+):(\\d+)`).exec(stack);
    const [, file = '', line = '0', column = '0'] = frame ?? [];
    if (!file) return 'taro';
    if (FRAMEWORK.has(path.posix.basename(file))) return 'taro';
    const { source, spans } = await this.script(file);
    const offset = offsetOf(source, Number(line) - LINES_BEFORE, Number(column));
    return spans.some(({ start, end }) => start <= offset && offset < end) ? 'sdk' : 'app';
  }

  private script(file: string): Promise<{ source: string; spans: Span[] }> {
    let script = this.scripts.get(file);
    if (!script) {
      script = this.read(file).then(async (source) => ({ source, spans: await sdkSpans(source) }));
      this.scripts.set(file, script);
    }
    return script;
  }
}
