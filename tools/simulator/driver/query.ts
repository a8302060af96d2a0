import { domTag, rewriteSelector } from '../selectors';

/**
 * A selector as the mini-program's author would write it (`#join`, `.member`, `view .name`), as one
 * for the simulated window, where classes of isolated components carry a prefix.
 */
export function toDomSelector(selector: string): string {
  return rewriteSelector(selector, {
    className: (name) => `:is(.${name},[class$="--${name}"],[class*="--${name} "])`,
    tag: (name) => (name.startsWith('wx-') ? name : domTag(name)),
  });
}
