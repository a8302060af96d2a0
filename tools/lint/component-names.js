/**
 * Names that a property or method of a native component may not have: WeChat's two component
 * frameworks, exparser and glass-easel, keep their own things under them, on the same object. A
 * property `slotIndex` is overwritten where the component stands in another's slot.
 */

/** Of both, as far as they agree. */
const common = `is id slot dataset data properties parentNode childNodes ownerShadowRoot shadowRoot
  classList setData triggerEvent appendChild insertBefore removeChild replaceChild querySelector
  querySelectorAll matchSelector getAttribute setMark addListener hasBehavior`;

const glassEasel = `slotIndex parentIndex containingSlot slotNodes class style attributes tagName general
  updateData dispatchEvent removeListener getContext setAttribute isVirtual collectMarks callMethod
  attached created ready moved detached error`;

const exparser = '$ $$ cloneNode contains';

const owned = new Set([common, glassEasel, exparser].join(' ').split(/\s+/));

/** Whether a framework owns this name. */
const isOwned = (name) => owned.has(name) || name.startsWith('__');

/**
 * The names in what stands behind `properties` or `methods`: of a literal its keys, of anything else
 * (a call, a spread) those of its type.
 */
function namesIn(node, services) {
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return namesIn(property.argument, services);
      const { key, computed } = property;
      if (!computed && key.type === 'Identifier') return [{ name: key.name, node: key }];
      if (key.type === 'Literal') return [{ name: String(key.value), node: key }];
      return [{ name: null, node: key }];
    });
  }
  if (!services?.program) return [{ name: null, node }];
  const type = services.getTypeAtLocation(node);
  return type.getProperties().map(({ name }) => ({ name, node }));
}

/** @type {import('eslint').Rule.RuleModule} */
const componentNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      owned:
        'WeChat’s component framework keeps something of its own under "{{name}}": take another name for this one of {{part}} (see tools/lint/component-names.js).',
      unreadable:
        'Write the names of {{part}} so that they can be read: a literal, or a typed value.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    return {
      'CallExpression[callee.name="Component"] > ObjectExpression'(options) {
        for (const { key, value } of options.properties) {
          const part = key?.name;
          if (part !== 'properties' && part !== 'methods') continue;
          for (const { name, node } of namesIn(value, services)) {
            if (name === null) context.report({ node, messageId: 'unreadable', data: { part } });
            else if (isOwned(name)) {
              context.report({ node, messageId: 'owned', data: { name, part } });
            }
          }
        }
      },
    };
  },
};

/**
 * The rule as one piece of ESLint's flat configuration.
 *
 * @type {import('eslint').Linter.Config}
 */
const componentNameRules = {
  name: 'names of native components',
  files: ['src/call/native/**/*.ts'],
  plugins: { native: { rules: { 'component-names': componentNames } } },
  rules: { 'native/component-names': 'error' },
};

module.exports = { componentNameRules };
