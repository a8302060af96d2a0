import { resolvePath } from '../paths';
import { domTag, rewriteSelector, splitSelectors } from '../selectors';
import { convertUnits } from '../units';
import { parseCss, type Node } from './tokens';

/** How the classes of one sheet are kept from others. */
export interface Scope {
  /** Prefix of every class: an isolated component's. Empty: classes are shared. */
  prefix: string;
  /** A page's sheet holds on that page alone. */
  page?: string;
}

function convertSelector(selector: string, scope: Scope): string {
  const converted = rewriteSelector(selector, {
    className: (name) => (scope.prefix ? `.${scope.prefix}--${name}` : `.${name}`),
    tag: (name) => domTag(name),
  });
  if (!scope.page) return converted;
  const self = `[is="${scope.page}"]`;
  if (/^wx-page(?![\w-])/.test(converted))
    return converted.replace('wx-page', `wx-page:where(${self})`);
  return `:where(wx-page${self}) ${converted}`;
}

function convertNodes(nodes: Node[], scope: Scope): string {
  return nodes
    .map((node) => {
      if (node.kind === 'statement') return node.text.endsWith('}') ? node.text : `${node.text};`;
      if (node.kind === 'group') return `${node.prelude}{${convertNodes(node.children, scope)}}`;
      const selectors = splitSelectors(node.prelude).map((one) => convertSelector(one, scope));
      return `${selectors.join(',')}{${node.body}}`;
    })
    .join('\n');
}

const IMPORT = /^@import\s+(?:url\()?\s*["']?([^"')]+)["']?\s*\)?/i;

/** Puts imported sheets in the place of their `@import`. */
function inline(
  file: string,
  read: (file: string) => string | undefined,
  open: string[],
  missing: (message: string) => void,
): Node[] {
  const source = read(file);
  if (source === undefined) {
    missing(`${open[open.length - 1] ?? 'app.json'}: the style sheet "${file}" does not exist`);
    return [];
  }
  if (open.includes(file)) return [];
  return parseCss(source).flatMap((node) => {
    const target = node.kind === 'statement' ? IMPORT.exec(node.text)?.[1] : undefined;
    if (target === undefined) return [node];
    return inline(resolvePath(file, target), read, [...open, file], missing);
  });
}

/**
 * Turns one WXSS file into CSS for the simulated window.
 *
 * @param read - the text of a file of the mini-program, `undefined` where there is none
 * @param report - told of missing imports and of what can't be parsed
 */
export function convertWxss(
  file: string,
  scope: Scope,
  read: (file: string) => string | undefined,
  report: (message: string) => void,
): string {
  try {
    return convertUnits(convertNodes(inline(file, read, [], report), scope));
  } catch (error) {
    report(`${file}: ${(error as Error).message}`);
    return '';
  }
}
