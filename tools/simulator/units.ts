const LENGTHS =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))|(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))(rpx|vh)\b|\b(?:env|constant)\(\s*safe-area-inset-(\w+)/gi;

/**
 * Lengths that WeChat has and a browser hasn't, or that mean the whole screen in a browser:
 * `rpx` (750 to the width), `vh` (of the window under the title bar), safe-area insets.
 * The simulated window sets the `--sim-*` variables.
 */
export function convertUnits(css: string): string {
  return css.replace(LENGTHS, (_, text: string, amount: string, unit: string, side: string) => {
    if (text) return text;
    if (side) return `var(--sim-safe-area-inset-${side}`;
    return `calc(${amount} * var(--sim-${unit.toLowerCase()}))`;
  });
}
