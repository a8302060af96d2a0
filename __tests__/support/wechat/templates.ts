/** Runs what `wcc` makes of a mini-program's templates: what WeChat's own web view would draw. */
import vm from 'node:vm';
import type { DrawnNode } from '../../../tools/simulator/types';
import { compileTemplates } from './compilers';

/** A node of `wcc`'s own; blocks, loops and templates are `virtual`. */
interface RawNode {
  readonly tag: string;
  readonly attr?: Readonly<Record<string, unknown>>;
  readonly children?: readonly (RawNode | string | number | boolean | null)[];
}

export interface WeChatTemplates {
  /**
   * Draws a page or component with its data.
   *
   * @param path - without extension
   * @param data - as it is set: JSON, which loses what is `undefined`
   */
  draw(path: string, data: unknown): readonly DrawnNode[];
  /** What `wcc`'s code warned of since it was asked last: a template that isn't there, or calls itself. */
  takeWarnings(): string[];
}

const GLUE = `
  var window = {};
  function draw(path, data) {
    return JSON.stringify($gwx(path + '.wxml')(JSON.parse(data)));
  }`;

/** @throws Error where `wcc` complains */
export function weChatTemplates(dist: string): WeChatTemplates {
  const { script, faults } = compileTemplates(dist);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  let warnings: string[] = [];
  const warn = (...words: unknown[]) => void warnings.push(words.map(String).join(' '));
  // A world of its own: the script adds to the prototypes of everything.
  const world = vm.createContext({ console: { warn, log: warn, error: warn } });
  vm.runInContext(GLUE + script, world);
  const { draw } = world as { draw(path: string, data: string): string };
  return {
    draw: (path, data) =>
      flat((JSON.parse(draw(path, JSON.stringify(data))) as RawNode).children ?? []),
    takeWarnings() {
      const taken = warnings;
      warnings = [];
      return taken;
    },
  };
}

const flat = (children: NonNullable<RawNode['children']>): DrawnNode[] =>
  children.flatMap((child): DrawnNode[] => {
    if (child === null || typeof child !== 'object') return [String(child ?? '')];
    if (child.tag === 'virtual') return flat(child.children ?? []);
    const { tag, attr = {}, children: inner = [] } = child;
    return [{ tag: tag.replace(/^wx-/, ''), attributes: attr, children: flat(inner) }];
  });
