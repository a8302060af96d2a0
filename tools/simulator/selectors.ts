/** How one kind of simple selector is rewritten; what is left out stays as it was. */
export interface SelectorRewrite {
  className?: (name: string) => string;
  id?: (name: string) => string;
  tag?: (name: string) => string;
}

const SIMPLE =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[[^\]]*\])|\.((?:\\.|[\w-]|[\u0080-\uffff])+)|#((?:\\.|[\w-]|[\u0080-\uffff])+)|(::?[\w-]+)|([a-zA-Z][\w-]*)/g;

/**
 * Rewrites the classes, ids and tags of a selector list. Used on WXSS (scoping, `view` -> `wx-view`)
 * and on the selectors of tests (which know nothing of scoping).
 */
export function rewriteSelector(selector: string, rewrite: SelectorRewrite): string {
  return selector.replace(SIMPLE, (whole, quoted, className, id, pseudo, tag) => {
    if (quoted !== undefined || pseudo !== undefined) return whole;
    if (className !== undefined) return rewrite.className?.(className as string) ?? whole;
    if (id !== undefined) return rewrite.id?.(id as string) ?? whole;
    return rewrite.tag?.(tag as string) ?? whole;
  });
}

/** Splits at top-level commas, not at those inside `:not(a, b)` or `[x="a,b"]`. */
export function splitSelectors(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < list.length; i++) {
    const c = list[i];
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(list.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(list.slice(start));
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** The DOM name of a mini-program tag. */
export const domTag = (tag: string): string => `wx-${tag}`;
