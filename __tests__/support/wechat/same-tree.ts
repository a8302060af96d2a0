/** Holds what the simulator's framework drew against what WeChat's compiler makes of the same data. */
import { isDeepStrictEqual } from 'node:util';
import type { DrawnElement, DrawnNode, DrawnTemplate } from '../../../tools/simulator/types';
import type { WeChatTemplates } from './templates';

export interface Comparison {
  /** One sentence each, with the way to the element. */
  readonly differences: string[];
  /** How much was compared, by WeChat's count. */
  elements: number;
  attributes: number;
  texts: number;
}

export const nothingCompared = (): Comparison => ({
  differences: [],
  elements: 0,
  attributes: 0,
  texts: 0,
});

/** What the framework sets by itself, given or not. */
const ALWAYS_THERE = ['class', 'style', 'id'];

/** Compares a page, and every component in it with the data that it has. */
export function compare(
  template: DrawnTemplate,
  weChat: WeChatTemplates,
  into: Comparison = nothingCompared(),
  way: string = template.path,
): Comparison {
  const theirs = weChat.draw(template.path, template.data);
  into.differences.push(...weChat.takeWarnings().map((warning) => `${way}: ${warning}`));
  compareNodes(template.children, theirs, weChat, into, way);
  return into;
}

function compareNodes(
  ours: readonly DrawnNode[],
  theirs: readonly DrawnNode[],
  weChat: WeChatTemplates,
  into: Comparison,
  way: string,
): void {
  const [here, there] = [ours.filter(isSeen), theirs.filter(isSeen)];
  if (here.length !== there.length) {
    into.differences.push(`${way}: ${here.length} nodes here, ${there.length} in WeChat`);
  }
  for (let n = 0; n < Math.min(here.length, there.length); n += 1) {
    compareNode(here[n]!, there[n]!, weChat, into, way);
  }
}

/** Between elements, white space is nothing. */
const isSeen = (node: DrawnNode) => typeof node !== 'string' || node.trim() !== '';

function compareNode(
  ours: DrawnNode,
  theirs: DrawnNode,
  weChat: WeChatTemplates,
  into: Comparison,
  way: string,
): void {
  if (typeof ours === 'string' || typeof theirs === 'string') {
    into.texts += 1;
    if (ours !== theirs)
      into.differences.push(`${way}: ${said(ours)} here, ${said(theirs)} in WeChat`);
    return;
  }
  const at = `${way} > ${theirs.tag}#${String(theirs.attributes.id)}`;
  into.elements += 1;
  if (ours.tag !== theirs.tag) into.differences.push(`${at}: <${ours.tag}> here`);
  compareAttributes(ours, theirs, into, at);
  compareNodes(ours.children, theirs.children, weChat, into, at);
  if (ours.own) compare(ours.own, weChat, into, at);
}

function compareAttributes(
  { attributes: ours, own }: DrawnElement,
  { attributes: theirs }: DrawnElement,
  into: Comparison,
  at: string,
): void {
  const given = Object.keys(theirs);
  into.attributes += given.length;
  // A component has properties that nobody gave.
  const more = own ? [] : Object.keys(ours).filter((name) => !(name in theirs));
  for (const name of [...given, ...more.filter((one) => !ALWAYS_THERE.includes(one))]) {
    const [here, there] = [valueOf(name, ours), valueOf(name, theirs)];
    if (!isDeepStrictEqual(here, there)) {
      into.differences.push(`${at}: ${name} is ${said(here)} here, ${said(there)} in WeChat`);
    }
  }
}

/** An event counts as listened for or not; of class and style, empty is as good as none. */
function valueOf(name: string, attributes: DrawnElement['attributes']): unknown {
  const value = attributes[name];
  if (name.startsWith('bind')) return name in attributes;
  if (name === 'class')
    return String(value ?? '')
      .split(' ')
      .filter(Boolean);
  return ALWAYS_THERE.includes(name) ? (value ?? '') : (value ?? undefined);
}

const said = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value).slice(0, 120) : JSON.stringify(value ?? null);
