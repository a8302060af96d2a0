/**
 * What terser may do to the mini-program's code. Taro switches most of its rules off and has it
 * write ES5; the rules are safe, and every engine that WeChat brings reads ES2017 (see babel.config.js).
 */
export const minify = {
  enable: true,
  config: {
    compress: {
      ecma: 2017,
      passes: 3,
      keep_fargs: false,
      arrows: true,
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_props: true,
      inline: true,
      loops: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      typeofs: true,
    },
    // Chinese text as it is: three bytes a character instead of six.
    // Comments: licences, all of which `licences.ts` puts into one.
    output: { ecma: 2017, ascii_only: false, comments: false },
  },
} as const;
