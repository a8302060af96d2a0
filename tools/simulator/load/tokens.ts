/** A rule with a body of declarations, a rule with a body of rules, or a statement without a body. */
export type Node =
  | { kind: 'rule'; prelude: string; body: string }
  | { kind: 'group'; prelude: string; children: Node[] }
  | { kind: 'statement'; text: string };

/** At-rules whose body holds rules; every other body holds declarations. */
const GROUPS = /^@(media|supports|layer|container)\b/i;
/** At-rules whose body must pass through as it is (its "selectors" are `from`, `50%`, …). */
const OPAQUE = /^@(-webkit-|-moz-)?(keyframes|font-face|page|property)\b/i;

const withoutComments = (css: string) =>
  css.replace(
    /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g,
    (_, text?: string) => text ?? ' ',
  );

/** Finds `;`, `{` or `}` from `from` on, over strings and parentheses. */
function nextBreak(css: string, from: number): number {
  let depth = 0;
  for (let i = from; i < css.length; i++) {
    const c = css[i];
    if (c === '\\') i++;
    else if (c === '"' || c === "'") {
      for (i++; i < css.length && css[i] !== c; i++) if (css[i] === '\\') i++;
    } else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (depth <= 0 && (c === ';' || c === '{' || c === '}')) return i;
  }
  return css.length;
}

/** Where the block opened at `open` ends. */
function closing(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i = nextBreak(css, i + 1)) {
    if (css[i] === '{') depth++;
    if (css[i] === '}' && --depth === 0) return i;
  }
  throw new Error('a block is never closed');
}

/** Splits a style sheet into its rules. Throws on an unclosed block. */
export function parseCss(source: string): Node[] {
  const css = withoutComments(source);
  const nodes: Node[] = [];
  let at = 0;
  while (at < css.length) {
    const stop = nextBreak(css, at);
    const prelude = css.slice(at, stop).trim();
    if (css[stop] === '}') throw new Error(`a "}" too many after "${prelude.slice(-40)}"`);
    if (css[stop] !== '{') {
      if (prelude) nodes.push({ kind: 'statement', text: prelude });
      at = stop + 1;
      continue;
    }
    const end = closing(css, stop);
    const body = css.slice(stop + 1, end);
    if (GROUPS.test(prelude)) nodes.push({ kind: 'group', prelude, children: parseCss(body) });
    else if (OPAQUE.test(prelude)) nodes.push({ kind: 'statement', text: `${prelude}{${body}}` });
    else nodes.push({ kind: 'rule', prelude, body: body.trim() });
    at = end + 1;
  }
  return nodes;
}
