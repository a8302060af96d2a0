/**
 * The time of day may be set at any moment, and is on a real phone: whoever counts by it waits for
 * hours or not at all. It is read in files named wall-clock.ts, as a date; everything else is counted
 * by a clock that nobody can set.
 */

const path = require('node:path');

/** @type {import('eslint').Rule.RuleModule} */
const steadyClock = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      wall: 'Anybody can set this clock: count with {{steady}}, or take a date from a wall-clock.ts.',
    },
  },
  create(context) {
    const inApp = path.relative(context.cwd, context.filename).startsWith(`src${path.sep}`);
    const steady = inApp ? 'steadyNow()' : 'performance.now()';
    const report = (node) => context.report({ node, messageId: 'wall', data: { steady } });
    return {
      'MemberExpression[object.name="Date"][property.name="now"]': report,
      'NewExpression[callee.name="Date"][arguments.length=0]': report,
      'CallExpression[callee.name="Date"]': report,
    };
  },
};

/** @type {import('eslint').Linter.Config} */
const clockRules = {
  name: 'what is counted is counted by a clock that nobody can set',
  files: ['{src,server,tools,config,bench}/**/*.{ts,tsx,js}'],
  ignores: [
    '**/wall-clock.ts',
    // What a phone has for a time of day.
    'tools/simulator/runtime/{clock,globals}.ts',
    // The vendor's flow as it is.
    'bench/native/**',
  ],
  plugins: { clocks: { rules: { 'steady-clock': steadyClock } } },
  rules: { 'clocks/steady-clock': 'error' },
};

module.exports = { clockRules };
